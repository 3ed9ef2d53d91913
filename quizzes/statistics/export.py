"""The statistics of a quiz as a table file: one figure or option a row."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from courses.models import Unit
from engine.measures.intervals import Interval
from engine.tables.table import Cell, Column, Kind, Table
from ledger import record
from people.models import Person
from quizzes.statistics import words
from quizzes.statistics.report import Figure, Report, Row, Survey

_PLACES = Decimal("0.000001")


def table() -> Table:
    number = Kind.NUMBER
    columns = (
        Column(_("No."), number),
        Column(_("Question"), width=40),
        Column(_("Wording"), width=20),
        Column(_("Figure"), width=28),
        Column(_("n"), number),
        Column(_("Value"), number),
        Column(_("95 % from"), number),
        Column(_("95 % to"), number),
        Column(_("Top third"), number),
        Column(_("Middle third"), number),
        Column(_("Bottom third"), number),
        Column(_("Remark"), width=40),
    )
    return Table(_("Quiz statistics"), columns, timezone.get_default_timezone())


def cells(report: Report) -> Iterator[list[Cell]]:
    """Yield the whole quiz, then each wording with its options, then the surveys."""
    head: list[Cell] = [None, _("The whole quiz"), None]
    for figure in report.whole:
        remark = words.sentence(figure, report)
        yield [*_figure(head, figure, report.n), None, None, None, remark]
    for row in report.rows:
        yield from _row(row)
    for survey in report.surveys:
        yield from _survey(survey)


def note(unit: Unit, *, rows: int, by: Person, at: datetime) -> None:
    """Write into the ledger who took the figures of which quiz."""
    change = record.Change(new={"file": "quiz statistics", "rows": rows})
    record.event("exported", unit, at=at, by=by, change=change)


def _row(row: Row) -> Iterator[list[Cell]]:
    question = row.wording.question
    since = words.since(row.wording.first, row.wording.last)
    head: list[Cell] = [row.number, words.plain(question.prompt), since]
    flags = "; ".join(words.flag(flag, row) for flag in row.flags)
    for figure in row.figures:
        is_first = figure.code == "facility"
        remark = flags if is_first else None
        yield [*_figure(head, figure, row.item.n), None, None, None, remark]
    for one in row.options:
        name = _("Chose %(option)s") % {"option": words.name(one.option)}
        remark = _("right") if one.option.is_right else None
        counts: list[Cell] = [one.all, None, None, one.top, one.middle, one.bottom]
        yield [*head, name, row.item.n, *counts, remark]


def _survey(survey: Survey) -> Iterator[list[Cell]]:
    wording = survey.wording
    since = words.since(wording.first, wording.last)
    head: list[Cell] = [survey.number, words.plain(wording.question.prompt), since]
    for step in survey.steps:
        name = _("Chose %(option)s") % {"option": step.option.letter}
        remark = words.plain(step.option.text)
        doubt = _interval(step.interval)
        yield [*head, name, survey.n, step.count, *doubt, None, None, None, remark]


def _figure(head: list[Cell], figure: Figure, n: int) -> list[Cell]:
    label = str(words.LABELS[figure.code])
    return [*head, label, n, _number(figure.value), *_interval(figure.interval)]


def _interval(interval: Interval | None) -> list[Cell]:
    if interval is None:
        return [None, None]
    return [_number(interval.low), _number(interval.high)]


def _number(value: float | None) -> Cell:
    return None if value is None else Decimal(value).quantize(_PLACES)
