"""The developers' page: every component in every state. In development only."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from activities.charts import samples
from web.access import public


@public
def page(request: HttpRequest) -> TemplateResponse:
    scale = "wall" if request.GET.get("scale") == "wall" else ""
    charts = [(f"activities/charts/{name}.html", one) for name, one in samples.shown()]
    return TemplateResponse(
        request, "web/components.html", {"charts": charts, "scale": scale}
    )


def addresses(*, is_shown: bool) -> list[URLPattern]:
    """Return the page's address, or none where it is not for the people."""
    return [path("components/", page, name="components")] if is_shown else []
