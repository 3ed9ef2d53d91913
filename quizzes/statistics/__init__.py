"""Statistics of a quiz for those who teach it."""
