"""How much was learnt in a span of days: by person, department or module."""
