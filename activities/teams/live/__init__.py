"""Teams in a live session: the room on a phone, the board on the wall."""
