"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with the measures of OWASP: 19 MiB, two passes, one lane.

    Django's own take 100 MiB for each who signs in, which a small server does not have
    when a whole class does so at nine o'clock.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
