"""What can be decided from plain values: no module below knows Django."""
