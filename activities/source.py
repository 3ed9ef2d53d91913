"""Reads an activity's file and stores what it says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from activities import content, items
from activities.content import Content
from activities.items import Items
from activities.kinds import KINDS
from activities.models import Activity
from activities.task import Task
from courses.drafts import Album, Draft, SourceFile
from courses.models import Version
from engine.markup import frontmatter, schema
from engine.markup.page import Page, Surroundings, render
from engine.markup.problem import Problem, gettext_noop

KIND = "activity"
SETTINGS = ("person", "team", "workshop")

SLOT = gettext_noop(
    "An activity holds no “/// {kind}”; write it as a question: ## question {{#id}}."
)
TAKEN = gettext_noop(
    "“{id}” is the name of another place on the page; give the question another id."
)

_ID = re.compile(r' id="([^"]+)"')
_OF_THE_PAGE = frozenset(
    {"aims", "course", "finish", "given", "main", "paper", "result", "saved", "sheet"}
)


def read(
    file: SourceFile, *, surroundings: Surroundings
) -> tuple[Draft | None, list[Problem]]:
    """Return the activity as its author means it, and every mistake in the file."""
    document, problems = frontmatter.read(file.text, path=file.path)
    head = schema.Head(document)
    draft = _draft(head)
    kind = head.word("kind", tuple(KINDS))
    album = Album(surroundings.pictures)
    found = items.read(
        document.body,
        first_line=document.first_line,
        surroundings=replace(surroundings, pictures=album),
    )
    about = _about(head, KINDS[kind].read(found, head))
    made = _instructions(found)
    draft = replace(
        draft,
        minutes=draft.minutes or about.task.minutes,
        data=content.to_json(about),
        html=made.html,
        passages=(*made.passages, *about.task.passages),
        pictures=tuple(album.shown),
    )
    problems += [*head.finish(), *found.problems]
    return draft, sorted(problems, key=lambda problem: problem.line)


def store(versions: Sequence[Version]) -> None:
    rows = [
        Activity(
            unit_id=version.unit_id, kind=content.from_json(version.data).task.kind
        )
        for version in versions
    ]
    Activity.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["unit"], update_fields=["kind"]
    )


def _draft(head: schema.Head) -> Draft:
    return Draft(
        kind=KIND,
        title=head.text("title", most=200),
        minutes=head.whole("minutes", least=0, most=600, default=0),
        edition=head.whole("edition", least=1, most=9999, default=1),
        was=head.text("was", most=80, default=""),
    )


def _about(head: schema.Head, task: Task) -> Content:
    return Content(
        task=task,
        setting=head.word("for", SETTINGS, default=SETTINGS[0]),
        objectives=head.texts("objectives", most=200, default=()),
        summary=head.text("summary", default=""),
    )


def _instructions(found: Items) -> Page:
    """Set the instructions, and see that no item bears the name of a place in them."""
    made, problems = render(
        found.instructions,
        first_line=found.first_line,
        surroundings=found.surroundings,
    )
    found.problems.extend(problems)
    for slot in made.slots:
        found.report(slot.line, SLOT, kind=slot.kind)
    taken = {name for html in made.html.values() for name in _ID.findall(html)}
    lines = {item.id: item.head.line for item in found.items} | found.listed
    for id_ in lines.keys() & (taken | _OF_THE_PAGE):
        found.report(lines[id_], TAKEN, id=id_)
    return made
