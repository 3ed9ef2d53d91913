"""Shows what somebody saw when a record about her was made, word for word."""
