"""The pages and the regular work by which things are assigned."""
