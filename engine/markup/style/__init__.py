"""What could be written better in a text that has no mistakes."""
