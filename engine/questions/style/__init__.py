"""What careful authors of questions avoid: warnings, never mistakes."""
