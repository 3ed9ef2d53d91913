"""What every page shares of HTTP."""
