"""The developers' page shows all components, and only to them."""

from django.test import RequestFactory

from activities.charts import samples
from config import components


def test_page_is_nowhere_but_in_development():
    assert components.addresses(is_shown=False) == []
    assert [str(one.pattern) for one in components.addresses(is_shown=True)] == [
        "components/"
    ]


def test_page_holds_every_chart_and_can_be_set_for_the_wall(rf: RequestFactory):
    plain = components.page(rf.get("/components/"))
    wall = components.page(rf.get("/components/?scale=wall"))

    assert len(plain.context_data["charts"]) == len(list(samples.shown()))
    assert (plain.context_data["scale"], wall.context_data["scale"]) == ("", "wall")
