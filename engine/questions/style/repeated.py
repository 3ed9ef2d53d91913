"""The rule for stems that stand in a course twice."""

from collections.abc import Iterator, Sequence

from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions.style.item import Item
from engine.questions.style.text import is_alike, plain

REPEATED = _(
    "The same is asked in {place}. Ask something else here, say what is different about"
    " it, or leave one of the two out."
)


def warnings(items: Sequence[Item]) -> Iterator[Problem]:
    """Warn at each question that an earlier one of the course is nearly the same as."""
    texts = [plain(item.asked) for item in items]
    for place, item in enumerate(items):
        earlier = zip(items[:place], texts, strict=False)
        like = (one for one, text in earlier if is_alike(text, texts[place]))
        for one in [*like][:1]:
            yield item.warning(REPEATED, place=f"{one.path}:{one.line}")
