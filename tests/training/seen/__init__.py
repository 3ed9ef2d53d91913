"""What somebody saw when a record was made."""
