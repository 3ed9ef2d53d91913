"""The entries of a glossary: names in three languages, and what they mean."""

import re
from xml.etree.ElementTree import Element, SubElement

from engine.markup.draft import Draft
from engine.markup.parts import Term
from engine.markup.problem import gettext_noop
from engine.markup.slots import Frame

LANGUAGES = ("zh-Hans", "zh-Hant", "en")

BAD_TERM = gettext_noop(
    "An entry is written so: /// term | 简体 | 繁體 | English {{#id}}, or with one name"
    " in the course's language."
)
NO_MEANING = gettext_noop("Say below what the entry means, in a sentence or two.")

_TITLE = re.compile(r"(.+?)[ \t]*\{[ ]*#([A-Za-z][A-Za-z0-9-]*)[ ]*\}")


def read(frame: Frame, draft: Draft) -> Term | None:
    """Return the entry that stands behind the bar, or report how to write it."""
    found = _TITLE.fullmatch(frame.title)
    names = [name.strip() for name in found[1].split("|")] if found else []
    if found is None or not all(names) or len(names) not in {1, len(LANGUAGES)}:
        draft.report(frame.line, BAD_TERM)
        return None
    languages = LANGUAGES if len(names) > 1 else (draft.surroundings.language,)
    return Term(found[2], tuple(zip(languages, names, strict=True)))


def entry(body: Element, frame: Frame, draft: Draft) -> list[Element]:
    """Make the list of one entry: its names, then what they mean."""
    if not len(body):
        draft.report(frame.line, NO_MEANING)
    term = read(frame, draft)
    if term is None:
        return list(body)
    draft.terms.append(term)
    made = Element("dl", {"class": "term", "id": term.id, "line": str(frame.line)})
    for language, name in term.names:
        SubElement(made, "dt", {"lang": language}).text = name
    meaning = SubElement(made, "dd")
    meaning.extend(body)
    return [made]
