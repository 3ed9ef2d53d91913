"""Says what a publication changes, in words."""

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from publishing.changes import Changes, Touched, What
from publishing.manuscript import Manuscript

WORDS: dict[What, str | Promise] = {
    What.NEW: gettext_lazy("new"),
    What.CHANGED: gettext_lazy("text changed"),
    What.MOVED: gettext_lazy("moved"),
    What.RETURNED: gettext_lazy("back again"),
    What.ARCHIVED: gettext_lazy("archived"),
}


def lines(manuscript: Manuscript, changes: Changes) -> Iterator[str]:
    """Yield a line for the course, for each unit that changes, and for whom."""
    yield f"{manuscript.slug}: {manuscript.contents.title}"
    for change in changes.units:
        how = words(change.what, was=change.was, edition=change.edition)
        yield f"  {change.slug}  {change.title}  ({how})"
    for sentence in sentences(changes.touched):
        yield f"  {sentence}"


def words(what: Iterable[What], *, was: str, edition: int) -> str:
    """Return "renamed from old, text changed"."""
    found = [str(_words(one, was, edition)) for one in what]
    return _(", ").join(found)


def _words(what: What, was: str, edition: int) -> str | Promise:
    if what is What.RENAMED:
        return _("renamed from %(was)s") % {"was": was}
    if what is What.RAISED:
        return _("edition %(edition)s, to be done again") % {"edition": edition}
    return WORDS[what]


def sentences(touched: Touched) -> list[str]:
    """Say how many people the change touches, and how."""
    found = []
    if touched.learning:
        found.append(
            ngettext(
                "%(count)s person is learning in these modules and goes on with the"
                " new text.",
                "%(count)s people are learning in these modules and go on with the"
                " new text.",
                touched.learning,
            )
            % {"count": touched.learning}
        )
    if touched.again:
        found.append(
            ngettext(
                "%(count)s of them has done an earlier edition and must do it again.",
                "%(count)s of them have done an earlier edition and must do it again.",
                touched.again,
            )
            % {"count": touched.again}
        )
    if touched.done:
        found.append(
            ngettext(
                "%(count)s person has completed an earlier edition and stays done.",
                "%(count)s people have completed an earlier edition and stay done.",
                touched.done,
            )
            % {"count": touched.done}
        )
    return found
