"""Why somebody was assigned something, why it is not done, and why it is late."""
