"""The registry of the kinds of long work. Each floor registers its own when ready."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from jobs.models import Job

if TYPE_CHECKING:
    from jobs.progress import Progress

# Does the work of a job and returns the name of the stored file it made, if any.
type Work = Callable[[Job, "Progress"], str]

_kinds: dict[str, Work] = {}


def register(name: str, work: Work) -> None:
    _kinds[name] = work


def named(name: str) -> Work:
    return _kinds[name]
