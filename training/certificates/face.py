"""What stands on a certificate, in the language that is active."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from courses.numerals import numeral
from engine.paper import fonts
from training import days, words
from training.models import Certificate

UPRIGHT = re.compile(r"[^\x00-\u2fff]+")
COLUMN = 20  # characters that a title set downwards has room for
DIGEST = 12
# How wide something may be at each size, in characters as wide as they are high.
NAMES = {"": 8, "long": 14, "longer": 22}
TEXTS = {"": 120, "long": 190, "longer": 260}


@dataclass(frozen=True, slots=True)
class Face:
    certificate: Certificate

    @property
    def title(self) -> str:
        if self.certificate.module_id:
            return _("Certificate of completion of a module")
        return _("Certificate of completion")

    @property
    def is_downward(self) -> bool:
        """Say whether the title is set downwards: Latin letters are not set on end."""
        return UPRIGHT.fullmatch(self.title) is not None

    @property
    def columns(self) -> list[str]:
        """Return the course's title for the side, if it can stand upright there."""
        columns = words.slip(self.certificate.course_title)
        is_fit = all(map(UPRIGHT.fullmatch, columns)) and self.is_downward
        return columns if is_fit and sum(map(len, columns)) <= COLUMN else []

    @property
    def name(self) -> str:
        """Return the name as it was; a sign stands for what cannot be printed."""
        return fonts.printed(self.certificate.name)

    @property
    def name_size(self) -> str:
        return _size(self.certificate.name, NAMES)

    @property
    def is_spaced(self) -> bool:
        """Say whether the characters of the name stand apart: 林 晓 岚."""
        return UPRIGHT.fullmatch(self.certificate.name) is not None

    @property
    def words(self) -> str:
        """Return the sentence that says what was done, when and how well."""
        values = {
            "course": self.certificate.course_title,
            "module": self.certificate.module_title,
            "units": self._units,
            "when": self._when,
            "score": self._score,
        }
        if self.certificate.module_id:
            words = _(
                "completed “%(module)s” of the course “%(course)s” %(when)s: "
                "%(units)s%(score)s."
            )
        else:
            words = _("completed the course “%(course)s” %(when)s: %(units)s%(score)s.")
        return words % values

    @property
    def words_size(self) -> str:
        return _size(self.words, TEXTS)

    @property
    def issued_on(self) -> str:
        return _day(self.certificate.issued_at)

    @property
    def validity(self) -> str:
        end = self.certificate.valid_until
        if end is None:
            return pgettext("certificate", "without limit")
        words = pgettext("certificate", "until %(day)s")
        return words % {"day": _day(end - days.INSTANT)}

    @property
    def address(self) -> str:
        code = self.certificate.code
        path = reverse("certificates:verify", args=[code])
        return f"{settings.SITE_ADDRESS}{path}"

    @property
    def source(self) -> str:
        """Return which release was learnt, and what tells its content from another."""
        release = self.certificate.release
        words = pgettext("certificate", "release %(number)s, %(digest)s")
        return words % {"number": release.number, "digest": release.digest[:DIGEST]}

    @property
    def _units(self) -> str:
        number = self.certificate.units
        count = numeral(number, language=get_language() or "")
        words = ngettext(
            "%(count)s required unit", "all %(count)s required units", number
        )
        return words % {"count": count}

    @property
    def _when(self) -> str:
        first, last = _day(self.certificate.begun_at), _day(self.certificate.earned_at)
        if first == last:
            return _("on %(day)s") % {"day": last}
        return _("between %(first)s and %(last)s") % {"first": first, "last": last}

    @property
    def _score(self) -> str:
        points, out_of = self.certificate.points, self.certificate.out_of
        if points is None or out_of is None:
            return ""
        values = {"points": _plain(points), "all": _plain(out_of)}
        return _(", with %(points)s of %(all)s points in the final quiz") % values


def _plain(number: object) -> str:
    text = str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(moment: datetime) -> str:
    form = pgettext("format of a day on a certificate", "j F Y")
    return date_format(timezone.localtime(moment), form)


def _size(text: str, sizes: dict[str, int]) -> str:
    """Return the largest size at which the text fits, or the smallest there is."""
    width = sum(1 if UPRIGHT.match(sign) else 0.55 for sign in text)
    fits = (size for size, most in sizes.items() if width <= most)
    return next(fits, "longest")
