"""Stores what a unit says: its version, its pictures and its safe HTML."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Exists, Max, OuterRef

from courses.drafts import Draft
from courses.models import Course, Rendering, Unit, Version
from publishing.manuscript import Sheet

RENDERER = 1  # raise it when the same source would give better HTML
BATCH = 200

type Pair = tuple[Unit, Sheet]


def store_pictures(pictures: Mapping[str, bytes]) -> None:
    """Put pictures under the hash of their content; what is there already stays."""
    for name, content in pictures.items():
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(content))


def store(pairs: Sequence[Pair], *, at: datetime) -> dict[str, Version]:
    """Return each sheet's version by its slug: an earlier one if the text was known."""
    units = [unit.pk for unit, _ in pairs]
    of_units = Version.objects.filter(unit__in=units)
    known = {
        (version.unit_id, version.digest): version
        for version in of_units.defer("source", "data")
    }
    last = dict(of_units.values_list("unit").annotate(last=Max("number")))
    new = [
        _version(unit, sheet, number=last.get(unit.pk, 0) + 1, at=at)
        for unit, sheet in pairs
        if (unit.pk, sheet.digest) not in known
    ]
    Version.objects.bulk_create(new, batch_size=BATCH)
    known |= {(version.unit_id, version.digest): version for version in new}
    found = {sheet.slug: known[unit.pk, sheet.digest] for unit, sheet in pairs}
    render([(found[sheet.slug], sheet.draft) for _, sheet in pairs])
    return found


def render(drafts: Iterable[tuple[Version, Draft]]) -> int:
    """Add the HTML to each version that has none of this renderer; return how many."""
    drafts = list(drafts)
    rendered = set(
        Rendering.objects.filter(
            version__in=[version.pk for version, _ in drafts], renderer=RENDERER
        ).values_list("version_id", flat=True)
    )
    rows = [
        Rendering(
            version=version, audience=audience.value, renderer=RENDERER, html=html
        )
        for version, draft in drafts
        if version.pk not in rendered
        for audience, html in draft.html.items()
    ]
    Rendering.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


def is_rendered(course: Course) -> bool:
    """Say whether all that is shown now was made by this renderer."""
    current = Unit.objects.current().filter(course=course)
    shown = Rendering.objects.filter(renderer=RENDERER, version=OuterRef("version"))
    any_at_all = Rendering.objects.filter(version=OuterRef("version"))
    return not current.filter(~Exists(shown), Exists(any_at_all)).exists()


def _version(unit: Unit, sheet: Sheet, *, number: int, at: datetime) -> Version:
    draft = sheet.draft
    return Version(
        unit=unit,
        number=number,
        digest=sheet.digest,
        path=sheet.path,
        source=sheet.source,
        title=draft.title,
        minutes=draft.minutes,
        edition=draft.edition,
        data=dict(draft.data),
        pictures=dict(sheet.pictures),
        published_at=at,
    )
