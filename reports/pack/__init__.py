"""The auditor's pack: all that proves the training of some people, in one file."""
