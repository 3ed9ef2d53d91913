"""What proves a file."""
