"""What must be done before a module or a course opens."""
