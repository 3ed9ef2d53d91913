"""The page of the completion report with few and with many periods; its siblings."""

from collections.abc import Iterator
from functools import partial

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import crowd, world
from bench.measuring import Result, medians, ms, seconds
from bench.server import Browser
from people.models import Person

PAGE = "/reports/completions/?module=crowd"
FURTHER = (
    "/reports/completions/?status=overdue",
    "/reports/overdue/",
    "/reports/expiring/",
    "/reports/hours/",
    "/reports/matrix/?module=crowd",
    "/reports/departments/",
    "/reports/departments/chart/",
)
ROUNDS = 25
FEW = 1_000
MOST_SLOWER = 1.2


def measure() -> Iterator[Result]:
    """Time both sizes as ratios to a bare page, so that the weather drops out."""
    browser = Browser(Person.objects.get(username="hr"))
    crowd.grow(0, FEW)
    few = timed(browser)
    crowd.grow(FEW, world.MANY)
    connection.cursor().execute("ANALYZE")
    many = timed(browser)
    slower = (many[0] / many[1]) / (few[0] / few[1])
    yield Result(
        f"report page, {world.MANY:,} periods to {FEW:,}",
        f"{slower:.2f}  ({ms(many[0])})",
        ms(few[0]),
        f"≤ {MOST_SLOWER}",
        slower <= MOST_SLOWER,
    )
    yield Result("  queries", str(many[2]), str(few[2]), "the same", many[2] == few[2])
    later = seconds(lambda: browser.get("/reports/completions/tally/?module=crowd"))
    yield Result("  … its totals, asked for afterwards", ms(later), "", "", None)
    for address in FURTHER:
        took = min(seconds(partial(browser.get, address)) for _ in range(2))
        yield Result(f"  {address}", ms(took), "", "", None)


def timed(browser: Browser) -> tuple[float, float, int]:
    """Return the page's seconds, a bare page's in the same minute, and the queries."""
    page, bare = medians(
        [lambda: browser.get(PAGE), lambda: browser.get("/courses/")], rounds=ROUNDS
    )
    with CaptureQueriesContext(connection) as queries:
        browser.get(PAGE)
    return page, bare, len(queries)
