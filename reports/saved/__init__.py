"""Reports with their filters under a name, opened again or sent by a schedule."""
