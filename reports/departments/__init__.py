"""How far the departments are, each with all below it, and how that went."""
