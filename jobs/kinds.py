"""The registry of the kinds of long work. Each floor registers its own when ready.

A worker may be killed at any line, and then its job is done again from the beginning.
So that nothing is doubled, each kind of work

* writes all or nothing: at the end in one transaction (`progress.ending`, which ends
  the job in the same one), or piece by piece, each in a transaction that also notes
  that the piece is done, so that the next try passes over it;
* keeps its file by `files.keep`, which replaces what an earlier try left;
* takes moments from `job.asked_at`, so that every try writes the same;
* tells how far it is between its transactions, never inside one, where nobody sees it.

Work that cannot keep to this says `tries=1`: it is never begun a second time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobs.models import Job

if TYPE_CHECKING:
    from jobs.progress import Progress

MOST_TRIES = 4

# Does the work of a job and returns the name of the stored file it made, if any.
type Work = Callable[[Job, "Progress"], str]

# Returns the address of the page that shows the job, where a kind has one of its own.
type Page = Callable[[Job], str]


class Passing(Exception):
    """It does not work now, but may in a while."""


@dataclass(frozen=True, slots=True)
class Kind:
    work: Work
    page: Page | None
    tries: int


_kinds: dict[str, Kind] = {}


def register(
    name: str, work: Work, page: Page | None = None, *, tries: int = MOST_TRIES
) -> None:
    """Let work be asked for by its name; see above what it must keep to.

    It is tried so often in all if its worker dies or a failure is of a passing nature.
    """
    _kinds[name] = Kind(work, page, tries)


def named(name: str) -> Kind:
    return _kinds[name]


def page_of(job: Job) -> str:
    """Return where its kind shows it itself, or nothing."""
    kind = _kinds.get(job.kind)
    return kind.page(job) if kind and kind.page else ""


def may_try_again(job: Job) -> bool:
    """Say whether its kind lets it be begun once more; one that is gone does not."""
    kind = _kinds.get(job.kind)
    return kind is not None and job.tries < kind.tries
