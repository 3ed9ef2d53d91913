"""Sets the results as a table to read in a terminal."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from bench.measuring import Result

HEAD = ("what", "measured", "baseline", "budget", "")
MARKS = {True: "met", False: "MISSED", None: ""}


def text(results: Sequence[Result]) -> str:
    lines = [HEAD, *(_cells(result) for result in results)]
    widths = [max(_width(line[at]) for line in lines) for at in range(len(HEAD))]
    return "\n".join(_line(line, widths) for line in lines)


def _cells(result: Result) -> tuple[str, ...]:
    words = (result.what, result.measured, result.baseline, result.budget)
    return (*words, MARKS[result.is_met])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell + " " * (width - _width(cell))
        for cell, width in zip(cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip()


def _width(words: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)
