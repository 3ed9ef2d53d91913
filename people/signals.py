"""News that higher floors may act on."""

from django.dispatch import Signal

# Sent once a file of people is applied or taken back, in the transaction that ends it:
# batch, by, at.
company_changed = Signal()
