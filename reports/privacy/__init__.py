"""What is held of one person: taken out for her, erased when the time has come."""
