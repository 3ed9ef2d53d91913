"""What trainers see of the answers to an activity."""
