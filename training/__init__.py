"""Who must learn what by when."""
