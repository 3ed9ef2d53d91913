"""Says what a publication changes, in words."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from publishing.changes import Changes, Touched, UnitChange, What
from publishing.manuscript import Manuscript

WORDS: dict[What, str | Promise] = {
    What.NEW: gettext_lazy("new"),
    What.CHANGED: gettext_lazy("text changed"),
    What.RAISED: gettext_lazy("to be done again"),
    What.RENAMED: gettext_lazy("renamed"),
    What.MOVED: gettext_lazy("moved"),
    What.RETURNED: gettext_lazy("back again"),
    What.ARCHIVED: gettext_lazy("archived"),
}


def lines(manuscript: Manuscript, changes: Changes) -> Iterator[str]:
    """Yield a line for the course, for each unit that changes, and for whom."""
    yield f"{manuscript.slug}: {manuscript.contents.title}"
    for change in changes.units:
        yield f"  {change.slug}  {change.title}  ({words(change)})"
    for sentence in sentences(changes.touched):
        yield f"  {sentence}"


def words(change: UnitChange) -> str:
    """Return "renamed from old, text changed"."""
    found = [str(WORDS[what]) for what in change.what if what is not What.RENAMED]
    if change.was:
        found.insert(0, _("renamed from %(was)s") % {"was": change.was})
    if What.RAISED in change.what:
        found.append(_("edition %(edition)s") % {"edition": change.edition})
    return _(", ").join(found)


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
