"""Keeps the passages of the units, and the index that finds them, in step."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction

from courses.bigrams import tokens
from courses.models import Passage, Unit
from engine.markup import page

_CHUNK = 500
_FORGET = "DELETE FROM courses_passage_index WHERE rowid IN ({places})"
_REMEMBER = (
    "INSERT INTO courses_passage_index (rowid, tokens) "
    "SELECT id, {tokens} FROM courses_passage WHERE id IN ({places})"
)
_TOKENS = {"postgresql": "to_tsvector('simple', tokens)"}


def replace(unit: Unit, passages: Sequence[page.Passage]) -> None:
    """Let search find these passages of the unit, and none it had before."""
    replace_all({unit: passages})


@transaction.atomic
def replace_all(passages: Mapping[Unit, Sequence[page.Passage]]) -> None:
    """Do so for many units at once, in a number of queries that hardly grows."""
    units = list(passages)
    for start in range(0, len(units), _CHUNK):
        old = Passage.objects.filter(unit__in=units[start : start + _CHUNK])
        _index(_FORGET, old.values_list("pk", flat=True))
        old.delete()
    rows = [row(unit, one) for unit, found in passages.items() for one in found]
    made = Passage.objects.bulk_create(rows, batch_size=_CHUNK)
    _index(_FORGET, (one.pk for one in made))
    _index(_REMEMBER, (one.pk for one in made))


@transaction.atomic
def rebuild() -> None:
    """Make the index anew from the passages there are."""
    keys = list(Passage.objects.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM courses_passage_index")
    _index(_REMEMBER, keys)


def row(unit: Unit, passage: page.Passage) -> Passage:
    heading = passage.heading[:200]
    found_by = f"{unit.title}\n{heading}\n{passage.text}"
    return Passage(
        unit=unit,
        anchor=passage.anchor,
        heading=heading,
        text=passage.text,
        tokens=tokens(found_by),
    )


def _index(statement: str, keys: Iterable[int]) -> None:
    all_keys = list(keys)
    expression = _TOKENS.get(connection.vendor, "tokens")
    with connection.cursor() as cursor:
        for start in range(0, len(all_keys), _CHUNK):
            some = all_keys[start : start + _CHUNK]
            places = ", ".join(["%s"] * len(some))
            cursor.execute(statement.format(places=places, tokens=expression), some)
