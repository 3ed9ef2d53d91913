"""The shape of what a quiz's pages send."""

from django.utils.datastructures import MultiValueDict

from quizzes.answers import Given
from quizzes.behaviours import CERTAINTIES

FURTHEST = 2**53

type Sent = MultiValueDict[str, str]


def given(sent: Sent, *, here: str) -> dict[str, Given]:
    """Return what a page sent, by question.

    `asked` names the questions of the page, whose fields bear their ids before them;
    without it there is one answer at most, to the question of the address.
    """
    if "asked" in sent:
        return {id_: _given(sent, before=f"{id_}-") for id_ in sent.getlist("asked")}
    return {here: alone(sent)} if "answer" in sent else {}


def alone(sent: Sent) -> Given:
    """Return what was sent for a single question; no value is an empty answer."""
    return _given(sent, before="")


def _given(sent: Sent, *, before: str) -> Given:
    """Read the fields of an answer; a number that is none counts as missing."""
    return Given(
        sent.getlist(f"{before}answer"),
        is_flagged=bool(sent.get(f"{before}is_flagged")),
        sequence=_whole(sent.get(f"{before}sequence"), least=1, most=FURTHEST),
        base=_whole(sent.get(f"{before}base"), least=0, most=FURTHEST),
        certainty=_whole(
            sent.get(f"{before}certainty"), least=CERTAINTIES[0], most=CERTAINTIES[-1]
        ),
    )


def _whole(text: str | None, *, least: int, most: int) -> int | None:
    is_digits = text is not None and text.isascii() and text.isdecimal()
    number = int(text) if text and is_digits and len(text) <= len(str(most)) else -1
    return number if least <= number <= most else None
