"""Evidence: what was learnt elsewhere, recorded with the file that shows it."""
