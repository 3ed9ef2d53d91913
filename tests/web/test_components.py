import pytest

from web.templatetags import components


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-03-10", "<time>2026-03-10</time>"),
        ("“2026-13-40”不是", "“<time>2026-13-40</time>”不是"),
        ("A 2026-031-1 12026-03-10", "A 2026-031-1 12026-03-10"),
        ("<b> 2026-03-10", "&lt;b&gt; <time>2026-03-10</time>"),
    ],
)
def test_the_days_within_a_text_are_marked_and_the_rest_is_escaped(text, shown):
    assert components.whole_days(text) == shown
