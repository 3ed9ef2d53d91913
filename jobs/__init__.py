"""Long work, done out of the way."""
