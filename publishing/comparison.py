"""What changed between two releases of a course, unit by unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from courses.models import Release, Version
from publishing import diff, outline, reporting
from publishing.changes import What
from publishing.outline import Entry


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit that differs, and how its text reads now and before."""

    slug: str
    title: str
    what: tuple[What, ...]
    was: str = ""
    edition: int = 1
    passages: tuple[diff.Passage, ...] = ()

    @property
    def is_new(self) -> bool:
        return What.NEW in self.what

    @property
    def words(self) -> str:
        return reporting.words(self.what, was=self.was, edition=self.edition)


@dataclass(frozen=True, slots=True)
class Comparison:
    contents: tuple[diff.Passage, ...]
    units: tuple[Difference, ...]

    @property
    def is_empty(self) -> bool:
        return not self.contents and not self.units


def between(earlier: Release | None, later: Release) -> Comparison:
    """Compare two releases; the first of a course is compared with nothing."""
    before = outline.entries(earlier) if earlier else {}
    after = outline.entries(later)
    versions = Version.objects.in_bulk([*before, *after])
    old = {versions[key].unit_id: entry for key, entry in before.items()}
    units = []
    for key, entry in after.items():
        known = old.pop(versions[key].unit_id, None)
        difference = _difference(known, entry, versions)
        units += [difference] if difference.what else []
    for entry in old.values():
        units.append(Difference(entry.slug, entry.title, (What.ARCHIVED,)))
    contents = diff.compare(earlier.source if earlier else "", later.source)
    is_same = earlier is not None and earlier.source == later.source
    return Comparison(() if is_same else tuple(contents), tuple(units))


def _difference(
    before: Entry | None, after: Entry, versions: Mapping[int, Version]
) -> Difference:
    version = versions[after.version]
    if before is None:
        what: tuple[What, ...] = (What.NEW,)
        return Difference(
            after.slug, after.title, what, passages=_text("", version.source)
        )
    earlier = versions[before.version]
    answers = {
        What.CHANGED: before.version != after.version,
        What.RAISED: earlier.edition < version.edition,
        What.RENAMED: before.slug != after.slug,
        What.MOVED: before.is_optional != after.is_optional,
    }
    return Difference(
        after.slug,
        after.title,
        tuple(what for what, holds in answers.items() if holds),
        was=before.slug if before.slug != after.slug else "",
        edition=version.edition,
        passages=_text(earlier.source, version.source),
    )


def _text(old: str, new: str) -> tuple[diff.Passage, ...]:
    return () if old == new else tuple(diff.compare(old, new))
