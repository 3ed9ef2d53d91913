"""A manager's page of her own people."""
