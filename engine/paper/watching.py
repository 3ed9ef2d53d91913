"""Watches how far the printer is: it writes down each step and each page."""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import override

WHOLE = 100
STEPS = {1: 2, 2: 5, 3: 9, 4: 16, 5: 19, 6: 66, 7: 82}  # of a hundred, when it begins
FIRST_ROUND, LATER_ROUND = 26, 7  # of a hundred; the pages are laid out again and again
STEP = re.compile(r"Step (\d)")
PAGE = re.compile(r"Page (\d+)$")
ROUND = re.compile(r"Repagination #(\d+)")

type Tell = Callable[[int], None]

_log = logging.getLogger("weasyprint.progress")
_log.setLevel(logging.INFO)
_log.propagate = False  # nobody wants to read of each page


def reached(words: str, *, pages: int) -> int:
    """Return how much of a hundred is done when the printer says so; 0: no step.

    `pages` is about how many there will be.
    """
    step = STEP.match(words)
    if step is None:
        return 0
    done = STEPS.get(int(step[1]), 0)
    if again := ROUND.search(words):
        done += FIRST_ROUND + LATER_ROUND * (int(again[1]) - 1)
    elif page := PAGE.search(words):
        done += FIRST_ROUND * min(int(page[1]), pages) // pages
    return min(done, STEPS[6]) if step[1] == "5" else done


@contextmanager
def watched(tell: Tell, *, pages: int) -> Iterator[None]:
    """Tell each time when more of a hundred is done by this thread.

    What `tell` raises stops the printer where it is.
    """
    watcher = Watcher(tell, max(pages, 1))
    _log.addHandler(watcher)
    try:
        yield
    finally:
        _log.removeHandler(watcher)


class Watcher(logging.Handler):
    def __init__(self, tell: Tell, pages: int) -> None:
        super().__init__()
        self.tell = tell
        self.pages = pages
        self.done = 0
        self.thread = threading.get_ident()

    @override
    def emit(self, record: logging.LogRecord) -> None:
        done = reached(record.getMessage(), pages=self.pages)
        if record.thread == self.thread and done > self.done:
            self.done = done
            self.tell(done)
