"""Says before the site runs whether the record is guarded."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from ledger import guard


@register(Tags.database)
def guards_are_installed(
    *, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    return [
        Error(
            f"The trigger {name} is missing: rows of the record could be changed.",
            hint="Run ./run migrate, which puts it back.",
            id="ledger.E001",
        )
        for database in databases or []
        for name in guard.missing(using=database)
    ]
