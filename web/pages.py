"""What every page says of the site it belongs to."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Give each template the organisation's name and the address it stands at."""
    return {"organisation": settings.ORGANISATION, "path": request.path}
