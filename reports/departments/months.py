"""Names the days at which a year is looked back upon."""

from datetime import date, timedelta


def ends(day: date, *, number: int) -> list[date]:
    """Return the last days of the months before, in order, and then the day itself."""
    found = [day]
    while len(found) < number:
        found.append(found[-1].replace(day=1) - timedelta(days=1))
    return found[::-1]
