"""Reading the pairs of a matching question: a table of two columns."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from engine.markup.problem import gettext_noop as _
from engine.markup.text import plain
from engine.questions import columns
from engine.questions.columns import Row, Table
from engine.questions.draft import Draft, Line, literal

_COLUMNS = 2
FEWEST, MOST = 2, 20


@dataclass(frozen=True, slots=True)
class Cells:
    """What a table says, all safe HTML; no left piece stands in it twice."""

    heads: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[str, ...]


_NOTHING = Table(Row(0, ("", "")), rows=(), has_rule=True, stray=())


def before(draft: Draft) -> tuple[Line, ...]:
    return columns.before(draft.lines)


def table_of(draft: Draft) -> Table | None:
    return columns.table(draft.lines)


def cells(draft: Draft) -> Cells:
    """Return the pairs and what has no partner, and note every mistake."""
    table = table_of(draft) or _NOTHING
    _check_form(table, draft)
    rows = [*_rows(table, draft)]
    _check_together(rows, draft)
    head = [_html(table.head.line, cell, draft) for cell in table.head.cells]
    pairs = {
        _html(line, left, draft): _html(line, right, draft)
        for line, left, right in rows
        if left
    }
    distractors = [_html(line, right, draft) for line, left, right in rows if not left]
    _check_words([*pairs.values(), *distractors], draft)
    return Cells(
        heads=(head[0], head[1]) if len(head) == _COLUMNS else ("", ""),
        pairs=tuple(pairs.items()),
        distractors=tuple(distractors),
    )


def _html(line: int, cell: str, draft: Draft) -> str:
    return draft.html([literal(Line(line, cell))])


def _check_form(table: Table, draft: Draft) -> None:
    if not table.has_rule:
        draft.problem(
            table.head.line,
            _(
                "A table has a head. Write what the two columns hold in its first "
                "line, and “|---|---|” below it."
            ),
        )
    for line in table.stray[:1]:
        draft.problem(
            line.number,
            _(
                "This text stands behind the table. Put it before it, or begin it "
                "with “> 解析:” or “> Explanation:” if it explains the question."
            ),
        )


def _rows(table: Table, draft: Draft) -> Iterator[tuple[int, str, str]]:
    """Return the rows that hold a right-hand cell, and name the others."""
    for row in (table.head, *table.rows):
        if len(row.cells) != _COLUMNS:
            draft.problem(
                row.line,
                _(
                    "This row has {count} columns. Write two: what is asked for on "
                    "the left, its partner on the right; “\\|” is a bar in a text."
                ),
                count=len(row.cells),
            )
    for row in table.rows:
        left, right = (*row.cells, "", "")[:_COLUMNS]
        if right:
            yield row.line, left, right
        elif len(row.cells) == _COLUMNS:
            draft.problem(
                row.line,
                _("“{text}” has no partner. Write it into the right column."),
                text=left,
            )


def _check_together(rows: list[tuple[int, str, str]], draft: Draft) -> None:
    seen: set[str] = set()
    for line, left, _right in rows:
        words = _folded(left)
        if left and words in seen:
            draft.problem(
                line,
                _("“{text}” stands on the left twice. Change or remove one."),
                text=left,
            )
        seen.add(words)
    partners = {_folded(right) for _line, _left, right in rows}
    if len(seen - {""}) < FEWEST or len(partners) < FEWEST:
        draft.problem(
            draft.line,
            _("There is nothing to choose here. Write at least two different pairs."),
        )
    if len(rows) > MOST:
        draft.problem(
            draft.line,
            _("The table has {count} rows. Ask for {most} at most."),
            count=len(rows),
            most=MOST,
        )


def _check_words(texts: list[str], draft: Draft) -> None:
    if not all(plain(text) for text in texts):
        draft.problem(
            draft.line,
            _(
                "What stands on the right is chosen from a list of words. Put pictures "
                "on the left, or above the table."
            ),
        )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
