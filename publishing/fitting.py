"""Finds what does not fit: texts with each other, and with what was published."""

import re
from collections.abc import Iterator, Sequence

from engine.markup.problem import Problem, gettext_noop
from publishing import questions
from publishing.known import Known, KnownUnit
from publishing.listing import PATH
from publishing.manuscript import Sheet
from publishing.places import Crossing, Places

DEAD_ANCHOR = gettext_noop(
    "Nothing in “{target}” is named “{anchor}”; mend the link, or give a heading there"
    " this id: ## Heading {{#{anchor}}}."
)
WAS_TWICE = gettext_noop(
    "“was: {was}” stands in {other} as well; only one unit can keep its records."
)
OTHER_KIND = gettext_noop(
    "“{slug}” was published as another kind of unit ({kind}), to which people's records"
    " belong; give this file another name."
)
OTHER_QUESTION = gettext_noop(
    "The question “{id}” was published as another kind ({before}, now {now}), to which"
    " people's answers belong; give it another id."
)

_ID = re.compile(r'\sid="([^"]+)"')


def problems(sheets: Sequence[Sheet], places: Places, known: Known) -> list[Problem]:
    return [
        *_dead_anchors(sheets, places),
        *_disputed_records(sheets),
        *_misfits(sheets),
        *(fault for sheet in sheets for fault in _changed_kinds(sheet, known)),
    ]


def _dead_anchors(sheets: Sequence[Sheet], places: Places) -> Iterator[Problem]:
    by_path = {sheet.path: sheet for sheet in sheets}
    modules = {chapter.slug for chapter in places.contents.chapters}
    anchors: dict[str, set[str]] = {PATH: modules}
    for crossing in places.crossings:
        target = by_path.get(crossing.target)
        if crossing.target not in anchors and target:
            anchors[crossing.target] = _anchors(target)
        found = anchors.get(crossing.target)
        if found is not None and crossing.anchor not in found:
            values = {"target": crossing.target, "anchor": crossing.anchor}
            line = _line_of_link(crossing, places)
            yield Problem(crossing.source, line, DEAD_ANCHOR, values)


def _anchors(sheet: Sheet) -> set[str]:
    found = {name for html in sheet.draft.html.values() for name in _ID.findall(html)}
    return found | questions.kinds_of(sheet.draft.data).keys()


def _line_of_link(crossing: Crossing, places: Places) -> int:
    text = places.folder.files[crossing.source].decode(errors="replace")
    return _line_of(crossing.written, text)


def _line_of(words: str, text: str) -> int:
    return text[: max(text.find(words), 0)].count("\n") + 1


def _disputed_records(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for sheet in sheets:
        was = sheet.draft.was
        if was and was in first:
            values = {"was": was, "other": first[was]}
            yield Problem(sheet.path, _line_of("was:", sheet.source), WAS_TWICE, values)
        first.setdefault(was, sheet.path)


def _misfits(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Yield what the units themselves find wrong with each other."""
    drafts = {sheet.slug: sheet.draft for sheet in sheets}
    for draft in drafts.values():
        if draft.fits is not None:
            yield from draft.fits(drafts)


def _changed_kinds(sheet: Sheet, known: Known) -> Iterator[Problem]:
    before = known.units.get(sheet.slug) or known.units.get(sheet.draft.was)
    if before is None:
        return
    if before.kind != sheet.draft.kind:
        values = {"slug": sheet.draft.was or sheet.slug, "kind": before.kind}
        yield Problem(sheet.path, 1, OTHER_KIND, values)
    else:
        yield from _changed_questions(sheet, before)


def _changed_questions(sheet: Sheet, before: KnownUnit) -> Iterator[Problem]:
    earlier = questions.earlier_ids(sheet.draft.data)
    for id_, now in questions.kinds_of(sheet.draft.data).items():
        known_as = before.questions.get(id_) or before.questions.get(
            earlier.get(id_, "")
        )
        if known_as and known_as != now:
            line = _line_of(f"#{id_}", sheet.source)
            values = {"id": id_, "before": known_as, "now": now}
            yield Problem(sheet.path, line, OTHER_QUESTION, values)
