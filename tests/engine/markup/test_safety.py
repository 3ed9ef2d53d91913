import pytest

from engine.markup.safety import safe


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>a</script>b", "b"),
        ("<style>a</style>b", "b"),
        ('<p style="a" onclick="b" class="c">d</p>', '<p class="c">d</p>'),
        ('<a href="javascript:a">b</a>', "<a>b</a>"),
        ('<iframe src="a"></iframe>b', "b"),
        ("<!-- a -->b", "b"),
        ('<img src="data:a" alt="b">', '<img alt="b">'),
        ("<svg><a></a></svg>b", "b"),
    ],
)
def test_only_what_is_listed_gets_through(html, expected):
    assert safe(html) == expected
