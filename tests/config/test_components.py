"""The developers' page shows all components, and only to them."""

from django.template.response import TemplateResponse

from activities.charts import samples
from config import components


def shown(request):
    response = components.page(request)
    assert isinstance(response, TemplateResponse)
    return response.context_data or {}


def test_page_is_nowhere_but_in_development():
    assert components.addresses(is_shown=False) == []

    (address,) = components.addresses(is_shown=True)

    assert str(address.pattern) == "components/"


def test_page_holds_every_chart(rf):
    charts = shown(rf.get("/components/"))["charts"]

    assert len(charts) == len(list(samples.shown()))


def test_page_can_be_set_for_the_wall(rf):
    plain, wall = rf.get("/components/"), rf.get("/components/?scale=wall")

    assert [shown(one)["scale"] for one in (plain, wall)] == ["", "wall"]
