"""Live sessions: a host's wall, and the phones of who is there."""
