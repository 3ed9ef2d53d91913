from activities import content
from activities.content import Content
from tests.activities import small


def test_it_is_read_back_as_it_was_kept():
    asked = Content(small.reflection("insight"), "person", ("Tell it",), "In short")

    assert content.from_json(content.to_json(asked)) == asked


def test_a_version_without_data_asks_for_nothing():
    assert content.from_json({}).task.names == {}


def test_each_kind_has_its_template():
    asked = Content(small.reflection("insight"))

    assert asked.template == "activities/kinds/reflection.html"
