"""The teams' page for trainers."""
