"""Rules for what a trainee reads after answering."""

from collections.abc import Iterator

from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions.options import letter
from engine.questions.style.item import Item

UNEXPLAINED = _(
    "The question has no explanation. Write “> 解析:” or “> Explanation:” below it and"
    " say why the answer is right."
)
SILENT = _(
    "No word follows on the options {letters}. Write below each, indented by four"
    " spaces and behind “>”, why it is right or wrong."
)


def warnings(item: Item) -> Iterator[Problem]:
    """Warn of what is missing; a statement that is explained needs no further word."""
    if not (item.is_explained or item.kind.is_survey or item.kind.is_marked_by_hand):
        yield item.warning(UNEXPLAINED)
    silent = [
        (place, option.line)
        for place, option in enumerate(item.options)
        if not option.feedback_lines
    ]
    if silent and not (item.is_statement and item.is_explained):
        letters = " ".join(letter(place) for place, _line in silent)
        yield item.warning(SILENT, line=silent[0][1], letters=letters)
