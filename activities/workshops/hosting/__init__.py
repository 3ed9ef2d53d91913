"""The host's side of a session: opening it, leading it, the wall."""
