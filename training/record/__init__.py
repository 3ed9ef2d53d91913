"""A person's record: all that she has ever completed."""
