"""The pages of a running attempt: its questions, and saving the answers."""
