"""The developers' page: every component in every state. In development only."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from activities.charts import samples
from config import question_samples
from web.access import public


@public
def page(request: HttpRequest) -> TemplateResponse:
    scale = "wall" if request.GET.get("scale") == "wall" else ""
    charts = [(f"activities/charts/{name}.html", one) for name, one in samples.shown()]
    questions = [*question_samples.every()]
    shown = {"charts": charts, "questions": questions, "scale": scale}
    return TemplateResponse(request, "web/components.html", shown)


def addresses(*, is_shown: bool) -> list[URLPattern]:
    """Return the page's address, or none where it is not for the people."""
    return [path("components/", page, name="components")] if is_shown else []
