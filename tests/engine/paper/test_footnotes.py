"""Notes moved from the end of a page to the place that calls them."""

import pytest

from engine.paper.footnotes import at_foot

CALL = '<sup id="r{n}"><a class="footnote-ref" href="#fn-{n}">{n}</a></sup>'
BACK = '&nbsp;<a class="footnote-backref" href="#r" title="t">↩</a>'


def notes(*listed):
    items = "".join(
        f'<li id="fn-{n}">\n{words}\n</li>\n' for n, words in enumerate(listed, start=1)
    )
    return f'<div class="footnote" id="p9">\n<hr>\n<ol>\n{items}</ol>\n</div>'


def foot(number, words):
    return f'<foot-note id="fn-{number}" data-number="{number}">{words}</foot-note>'


def test_note_moves_to_its_call():
    html = (
        f"<p>甲{CALL.format(n=1)}。</p>{notes(f'<p>注<b>一</b>。{BACK}</p>')}<p>完</p>"
    )

    assert at_foot(html) == f"<p>甲{foot(1, '注<b>一</b>。')}。</p><p>完</p>"


def test_note_of_two_paragraphs_becomes_two_lines():
    html = f"<p>{CALL.format(n=1)}</p>{notes(f'<p>一</p><p>二{BACK}</p>')}"

    assert at_foot(html) == f"<p>{foot(1, '一<br>二')}</p>"


def test_second_call_leads_to_the_note_of_the_first():
    call = CALL.format(n=1)
    again = '<sup><a class="foot-note-again" href="#fn-1">1</a></sup>'

    html = at_foot(f"<p>{call}{call}</p>{notes('<p>一</p>')}")

    assert html == f"<p>{foot(1, '一')}{again}</p>"


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{CALL.format(n=1)}</p>{notes('<p>一</p><ul><li>二</li></ul>')}",
        f"<p>{CALL.format(n=1)}</p>{notes('<p>一</p>', '<p>二</p>')}",
        f"<p>{CALL.format(n=2)}</p>{notes('<p>一</p>')}",
        "<p>甲</p>",
    ],
)
def test_what_would_not_fit_or_has_no_place_stays(html):
    assert at_foot(html) == html


def test_notes_of_two_lessons_do_not_mix():
    one = f"<p>{CALL.format(n=1)}</p>{notes('<p>一</p>')}"
    other = one.replace("一", "二")

    expected = f"<p>{foot(1, '一')}</p><p>{foot(1, '二')}</p>"
    assert at_foot(one + other) == expected
