"""Being tested."""
