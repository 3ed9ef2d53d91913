import pytest

from engine.markup import figures, svg
from engine.markup.page import Audience
from tests.engine.markup import making


def test_picture_with_a_caption_becomes_a_numbered_figure():
    made = making.html('![甲](hall.jpg "一")\n\n![乙](./hall.jpg "二"){#b .wide}')

    assert made == (
        '<figure class="figure" id="p1">'
        '<img alt="甲" loading="lazy" src="/pictures/hall.jpg">'
        '<figcaption class="figure-caption"><b>图 1</b>一</figcaption></figure>\n'
        '<figure class="figure" id="b">'
        '<img alt="乙" class="wide" loading="lazy" src="/pictures/hall.jpg">'
        '<figcaption class="figure-caption"><b>图 2</b>二</figcaption></figure>'
    )


def test_picture_without_a_caption_has_no_number():
    made = making.html("![甲](../seal.svg)")

    assert made.startswith('<figure class="figure" id="p1"><svg class="figure-drawing"')
    assert "figcaption" not in made


def test_picture_in_a_line_stays_there():
    assert making.line_html("见![甲](hall.jpg)图") == (
        '见<img alt="甲" loading="lazy" src="/pictures/hall.jpg">图'
    )


def test_drawing_in_a_line_is_inlined():
    assert "见<span><svg " in making.line_html("见![甲](steps.svg)图")


def test_figures_of_trainers_do_not_count():
    made = making.page('/// trainer\n![a](hall.jpg "密")\n///\n\n![a](hall.jpg "明")')

    assert "<b>图 1</b>明" in made.html[Audience.TRAINER]
    assert '<figcaption class="figure-caption">密' in made.html[Audience.TRAINER]


def test_one_drawing_shown_twice_has_different_ids():
    made = making.html("![a](steps.svg)\n\n![a](steps.svg)")
    ids = [part.split('"')[0] for part in made.split('<title id="')[1:]]

    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("字\n\n![a](gone.svg)", [(3, figures.MISSING)]),
        ("- ![a](https://a.b/c.png)", [(1, figures.MISSING)]),
        ("字\n![](hall.jpg)", [(2, figures.NO_ALT)]),
        ("![ ](gone.jpg)", [(1, figures.MISSING), (1, figures.NO_ALT)]),
        ("![a][b]\n\n[b]: gone.jpg", [(3, figures.MISSING)]),
        ('字![a](hall.jpg "b")', [(1, figures.NO_FIGURE)]),
    ],
)
def test_mistake_in_a_picture_is_told_at_its_line(source, expected):
    assert sorted(making.mistakes(source)) == sorted(expected)


def test_mistake_in_a_drawing_is_told_where_it_is_shown():
    _, found = making.drawing_page(b"<svg viewBox='0'><script/></svg>")

    assert [(one.line, one.message) for one in found] == [(3, svg.BAD_ELEMENT)]
    assert found[0].values == {"name": "opening/a.svg", "what": "script"}
