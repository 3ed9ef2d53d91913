"""Takes a course from its files into the database."""
