"""The registry of the kinds of long work. Each floor registers its own when ready."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from jobs.models import Job

if TYPE_CHECKING:
    from jobs.progress import Progress

# Does the work of a job and returns the name of the stored file it made, if any.
type Work = Callable[[Job, "Progress"], str]

# Returns the address of the page that shows the job, where a kind has one of its own.
type Page = Callable[[Job], str]

_kinds: dict[str, Work] = {}
_pages: dict[str, Page] = {}


def register(name: str, work: Work, page: Page | None = None) -> None:
    _kinds[name] = work
    if page is not None:
        _pages[name] = page


def named(name: str) -> Work:
    return _kinds[name]


def page_of(job: Job) -> str:
    """Return where its kind shows it itself, or nothing."""
    return _pages[job.kind](job) if job.kind in _pages else ""
