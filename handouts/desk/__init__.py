"""The page on which one chooses a handout, and the page on which one waits for it."""
