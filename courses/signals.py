"""News that higher floors may act on."""

from django.dispatch import Signal

# Sent inside the transaction that completes a registration, so that what follows
# from it is recorded together with it: registration, completion, at.
module_completed = Signal()

# Sent when a registration has its first activity: registration, at.
module_started = Signal()
