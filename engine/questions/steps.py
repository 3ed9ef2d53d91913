"""Reading the steps of a survey scale: known words, numbers, or the author's own."""

from engine.markup.problem import gettext_noop as _
from engine.questions import entries
from engine.questions.draft import Draft
from engine.questions.entries import BULLETED

_OWN = "own"
_FEWEST, _MOST = 2, 11

# From least to most. The words are those of the team's list of terms.
_WORDS = {
    "agreement": {
        "zh-Hans": "很不同意 不同意 一般 同意 很同意",
        "zh-Hant": "很不同意 不同意 普通 同意 很同意",
        "en": "strongly disagree|disagree|neutral|agree|strongly agree",
    },
    "satisfaction": {
        "zh-Hans": "很不满意 不满意 一般 满意 很满意",
        "zh-Hant": "很不滿意 不滿意 普通 滿意 很滿意",
        "en": "very dissatisfied|dissatisfied|neutral|satisfied|very satisfied",
    },
}
_NUMBERS = {"5": 5, "7": 7, "10": 10}


def read(draft: Draft) -> tuple[str, ...]:
    """Return the steps as safe HTML, and note every mistake; none if there are none."""
    name = draft.word("scale", [*_WORDS, *_NUMBERS, _OWN])
    if name == _OWN:
        return _own(draft)
    for entry in entries.entries(draft.lines, BULLETED)[:1]:
        draft.problem(
            entry.line,
            _(
                "This scale has its steps already. Write “scale=own” if you mean the "
                "steps of this list, or remove the list."
            ),
        )
    if name in _NUMBERS:
        return tuple(str(number) for number in range(1, _NUMBERS[name] + 1))
    words = _WORDS[name]
    told = words.get(draft.surroundings.language, words["en"])
    return tuple(told.split("|") if "|" in told else told.split())


def _own(draft: Draft) -> tuple[str, ...]:
    found = entries.entries(draft.lines, BULLETED)
    for entry in found:
        if not entry.text:
            draft.problem(entry.line, _("This step is empty. Write its text."))
        for line in entry.stray[:1]:
            draft.problem(
                line.number,
                _("This text stands behind the steps. Put it before them."),
            )
    if not _FEWEST <= len(found) <= _MOST:
        draft.problem(
            draft.line,
            _(
                "A scale of your own has {fewest} to {most} steps. Write them from "
                "least to most, one a line, each behind “- ”."
            ),
            fewest=_FEWEST,
            most=_MOST,
        )
    return tuple(entry.html(draft) for entry in found if entry.text)
