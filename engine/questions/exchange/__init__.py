"""Questions taken from the files of other programs and given to them."""
