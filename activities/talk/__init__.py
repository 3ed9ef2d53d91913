"""What people say of each other's shared work: who may see it, comments, marks."""
