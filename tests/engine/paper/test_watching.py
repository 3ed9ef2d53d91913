"""How far the printer is, read off what it says."""

import logging
import threading

import pytest

from engine.paper.watching import reached, watched

PRINTER = logging.getLogger("weasyprint.progress")
PAGES = "Step 5 - Creating layout - Page %d"


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("Step 1 - Fetching and parsing HTML - HTML string", 2),
        ("Step 4 - Creating formatting structure", 16),
        ("Step 5 - Creating layout - Page 50", 32),
        ("Step 5 - Creating layout - Page 100", 45),
        ("Step 5 - Creating layout - Page 400", 45),
        ("Step 5 - Creating layout - Page 50 (up-to-date)", 19),
        ("Step 5 - Creating layout - Repagination #1", 45),
        ("Step 5 - Creating layout - Repagination #3", 59),
        ("Step 5 - Creating layout - Repagination #9", 66),
        ("Step 6 - Creating PDF", 66),
        ("Step 7 - Adding PDF metadata", 82),
        ("Step 8 - Something new", 0),
        ("Something else", 0),
    ],
)
def test_each_step_says_how_much_is_done(words, done):
    assert reached(words, pages=100) == done


def test_what_is_told_only_grows():
    told: list[int] = []
    with watched(told.append, pages=2):
        for page in (1, 2, 1, 2):
            PRINTER.info(PAGES, page)
    PRINTER.info("Step 7 - Adding PDF metadata")

    assert told == [32, 45]


def test_another_thread_is_another_book():
    told: list[int] = []
    with watched(told.append, pages=0):
        other = threading.Thread(target=PRINTER.info, args=("Step 6 - Creating PDF",))
        other.start()
        other.join()

    assert told == []


def test_printer_stops_when_told_to():
    def stop(_done):
        raise KeyboardInterrupt

    before = [*PRINTER.handlers]
    with pytest.raises(KeyboardInterrupt), watched(stop, pages=1):
        PRINTER.info("Step 6 - Creating PDF")

    assert PRINTER.handlers == before
