"""Acts on news from the floors below."""
