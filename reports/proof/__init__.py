"""What leaves the house, and how anybody can prove later what it was."""
