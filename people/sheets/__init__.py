"""Taking in a file of rows, whatever its rows are about."""
