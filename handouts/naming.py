"""What a handout is called, and what its foot says of where it comes from."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from engine.paper.spacing import spaced
from handouts.choice import Edition
from handouts.matter import Matter

SHORT = 8  # characters of a digest that tell one release from another


def title(matter: Matter) -> str:
    """Return what the PDF is called: the course, the part, the edition."""
    whose = matter.own.name if matter.own else edition_name(matter.edition)
    parts = [matter.course.title, part_name(matter), whose]
    return " · ".join(filter(None, parts)).replace("\u3000", " ")


def part_name(matter: Matter) -> str:
    """Name the one part it is about; several have no name of their own."""
    if matter.scope == "chosen":
        return _("A selection")
    return str(matter.part or "")


def edition_name(edition: Edition) -> str:
    names = {
        Edition.TRAINEE: _("Trainee edition"),
        Edition.TRAINER: _("Trainer edition"),
        Edition.PACK: _("Class pack"),
        Edition.EXAM: _("Exam paper"),
        Edition.KEY: _("Answer key"),
        Edition.GLOSSARY: _("Glossary"),
    }
    return names[edition]


def whose(matter: Matter) -> str:
    """Say who filled it in, and when, if anybody did."""
    own = matter.own
    if own is None:
        return ""
    day = date_format(timezone.localtime(own.at))
    return _("Filled in by %(name)s, %(day)s") % {"name": own.name, "day": day}


def version(matter: Matter) -> str:
    """Return "Version 3, 1f0c9a2b"."""
    words = _("Version %(number)s, %(digest)s")
    release = matter.release
    return words % {"number": release.number, "digest": release.digest[:SHORT]}


def released(matter: Matter) -> str:
    day = date_format(timezone.localtime(matter.release.released_at))
    return _("released on %(day)s") % {"day": day}


def imprint(matter: Matter) -> str:
    edition = whose(matter) or edition_name(matter.edition)
    facts = (edition, variant(matter), version(matter), released(matter))
    return spaced(joined(*facts))


def variant(matter: Matter) -> str:
    """Return what an exam and its key are told by: the release and the seed."""
    if matter.edition not in {Edition.EXAM, Edition.KEY}:
        return ""
    number = f"{matter.release.number}-{matter.choice.draw}"
    return _("Paper no. %(number)s") % {"number": number}


def organisation() -> str:
    return str(settings.ORGANISATION)


def joined(*facts: str) -> str:
    return pgettext("between facts", " · ").join(filter(None, facts))
