import pytest

from activities.renames import traced

# A question is called a, then b, then c; d is new in the third text, a comes again in
# the fourth as another question.
NAMES = {
    1: {"a": ""},
    2: {"b": "a"},
    3: {"c": "b", "d": ""},
    4: {"c": "", "d": "", "a": ""},
}


@pytest.mark.parametrize(
    ("id_", "start", "end", "now"),
    [
        ("a", 1, 1, "a"),
        ("a", 1, 2, "b"),
        ("a", 1, 4, "c"),
        ("a", 4, 4, "a"),
        ("d", 3, 4, "d"),
        ("c", 3, 1, "a"),
        ("b", 2, 1, "a"),
        ("c", 4, 3, "c"),
        ("d", 3, 2, "d"),
    ],
)
def test_a_question_is_followed_from_text_to_text(id_, start, end, now):
    assert traced(id_, NAMES, start=start, end=end) == now
