"""Checks a whole course and, if nothing is wrong, makes a manuscript of it."""

import hashlib
from dataclasses import dataclass, field

from courses.drafts import Draft, SourceFile
from engine.markup.page import Audience, render
from engine.markup.problem import Problem, gettext_noop
from publishing import contents, fitting, problems
from publishing.contents import Contents
from publishing.folder import TEXT, Folder
from publishing.kinds import KINDS, Kinds, ending_of
from publishing.known import Known
from publishing.listing import LONGEST_SLUG, PATH, Item, is_slug, slug_of
from publishing.manuscript import Manuscript, Sheet, Spot
from publishing.places import Places, Shown, stored_name

BAD_COURSE_SLUG = gettext_noop(
    "“{name}” cannot be a course's address; name the folder in ASCII letters, digits"
    " and single hyphens, at most {longest} of them."
)
NOT_UTF8 = gettext_noop("The text is not UTF-8; save it as UTF-8.")
NO_FILE = gettext_noop(
    "The file “{path}” is not there; write it, or mend its name in the list."
)
UNKNOWN_KIND = gettext_noop(
    "No kind of unit has the ending “{ending}”; name the file with one of: {endings}."
)
NOT_LISTED = gettext_noop(
    "No list in course.md names this file; add 1. [title]({path}) to a module, or"
    " take the file out of the folder."
)
NO_SLOTS = gettext_noop("Questions and lines to write on stand in lessons only.")


@dataclass(slots=True)
class _Desk:
    """What lies on the desk while a course is being read."""

    folder: Folder
    contents: Contents
    places: Places
    kinds: Kinds
    problems: list[Problem]
    texts: dict[str, str] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)

    def report(self, path: str, line: int, message: str, /, **values: object) -> None:
        self.problems.append(Problem(path, line, message, values))


def read(
    folder: Folder, *, known: Known, kinds: Kinds = KINDS
) -> tuple[Manuscript | None, list[Problem]]:
    """Return the manuscript, or None and every mistake in the folder's files."""
    text = _text(folder.files[PATH])
    if text is None:
        return None, [Problem(PATH, 1, NOT_UTF8)]
    found, faults = contents.read(text)
    faults += _name_faults(folder)
    if not is_slug(folder.slug):
        return None, faults
    desk = _Desk(folder, found, Places(folder, found), kinds, faults)
    introduction = _introduction(desk)
    _read_units(desk)
    _check_listed(desk)
    desk.problems += fitting.problems(desk.sheets, desk.places, known)
    if desk.problems:
        return None, problems.in_order(desk.problems)
    return _manuscript(desk, text, introduction), []


def _name_faults(folder: Folder) -> list[Problem]:
    if is_slug(folder.slug):
        return []
    values = {"name": folder.slug, "longest": LONGEST_SLUG}
    return [Problem(PATH, 1, BAD_COURSE_SLUG, values)]


def _text(content: bytes) -> str | None:
    """Return the canonical text: plain line ends, one at the end, no byte mark."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"{text.rstrip()}\n"


def _introduction(desk: _Desk) -> str:
    shown = Shown(desk.places.pictures)
    page, faults = render(
        desk.contents.introduction,
        first_line=desk.contents.first_line,
        surroundings=desk.places.around(PATH, shown),
    )
    desk.problems += faults
    for slot in page.slots:
        desk.report(PATH, slot.line, NO_SLOTS)
    desk.pictures = shown.names
    return page.html[Audience.TRAINEE]


def _read_units(desk: _Desk) -> None:
    for place, chapter in enumerate(desk.contents.chapters, 1):
        for position, item in enumerate(chapter.items, 1):
            number = f"{place}.{position}"
            _read_unit(desk, item, Spot(chapter.slug, number, position))


def _read_unit(desk: _Desk, item: Item, spot: Spot) -> None:
    ending = ending_of(item.path)
    content = desk.folder.files.get(item.path)
    if content is None:
        desk.report(PATH, item.line, NO_FILE, path=item.path)
    elif ending not in desk.kinds:
        endings = " ".join(sorted(desk.kinds))
        desk.report(PATH, item.line, UNKNOWN_KIND, ending=ending, endings=endings)
    elif (text := _text(content)) is None:
        desk.report(item.path, 1, NOT_UTF8)
    else:
        _read_text(desk, item, spot, text)


def _read_text(desk: _Desk, item: Item, spot: Spot, text: str) -> None:
    file = SourceFile(item.path, item.slug, text)
    shown = Shown(desk.places.pictures)
    surroundings = desk.places.around(item.path, shown)
    read_draft = desk.kinds[ending_of(item.path)].read
    draft, faults = read_draft(file, surroundings=surroundings)
    desk.problems += faults
    if draft is not None:
        pictures = {name: desk.places.hashes[name] for name in sorted(shown.names)}
        whole = [desk.contents.language, text, *map(" ".join, pictures.items())]
        digest = hashlib.sha256("\n".join(whole).encode()).hexdigest()
        desk.sheets.append(_sheet(item, spot, text, draft, (digest, pictures)))


def _sheet(
    item: Item,
    spot: Spot,
    text: str,
    draft: Draft,
    identity: tuple[str, dict[str, str]],
) -> Sheet:
    digest, pictures = identity
    return Sheet(
        slug=item.slug,
        path=item.path,
        spot=spot,
        is_optional=item.is_optional,
        source=text,
        digest=digest,
        pictures=pictures,
        draft=draft,
    )


def _check_listed(desk: _Desk) -> None:
    listed = {item.path for item in desk.contents.items} | {PATH}
    for name in sorted(desk.folder.files.keys() - listed):
        if name.endswith(TEXT):
            title = slug_of(name)
            desk.report(name, 1, NOT_LISTED, title=title, path=name)


def _manuscript(desk: _Desk, text: str, introduction: str) -> Manuscript:
    shown = set(desk.pictures)
    for sheet in desk.sheets:
        shown |= sheet.pictures.keys()
    return Manuscript(
        slug=desk.folder.slug,
        digest=desk.folder.digest,
        source=text,
        contents=desk.contents,
        introduction=introduction,
        sheets=tuple(desk.sheets),
        pictures={
            stored_name(name, desk.places.hashes[name]): desk.folder.files[name]
            for name in sorted(shown)
        },
    )
