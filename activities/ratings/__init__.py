"""Two ratings of each thing listed, to be compared: gap and quadrants."""
