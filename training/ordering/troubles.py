"""Says in words why no right day could be reckoned."""

from collections.abc import Mapping
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from training.assigning.due import Code


def in_words(code: str, values: Mapping[str, object]) -> str:
    if code == Code.NO_START:
        return _("The first day at work is not known.")
    day = formats.date_format(date.fromisoformat(str(values["due"])))
    if code == Code.PAST:
        return _("It would have been due on %(day)s already.") % {"day": day}
    left = int(str(values["days"]))
    return ngettext(
        "Due on %(day)s, only %(left)d day would be left.",
        "Due on %(day)s, only %(left)d days would be left.",
        left,
    ) % {"day": day, "left": left}
