"""What the pages of all reports show around their rows."""

from urllib.parse import urlencode

from reports.filters import FilterForm
from reports.kinds import Kind


def context(kind: Kind, form: FilterForm) -> dict[str, object]:
    query = urlencode(form.given, doseq=True)
    return {"kind": kind, "form": form, "query": query}
