"""The auditor's pack."""
