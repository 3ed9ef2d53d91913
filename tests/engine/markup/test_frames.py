import pytest

from engine.markup import frames
from tests.engine.markup import making

TABLE = "|  | 被动 | 主动 |\n|--|--|--|\n| 听到 | 四个字 | 语气 |"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "/// note\n字\n///",
            (
                '<aside class="note" id="p1"><h3 class="note-title">注</h3><p>字</p>\n'
                "</aside>"
            ),
        ),
        (
            "/// note | 出处 <i>\n字\n///",
            (
                '<aside class="note" id="p1"><h3 class="note-title">出处 &lt;i&gt;</h3>'
                "<p>字</p>\n</aside>"
            ),
        ),
        (
            "/// quote | 教材原文\n字\n///",
            (
                '<blockquote class="quote" id="p1"><p>字</p>\n'
                '<footer class="quote-source">教材原文</footer></blockquote>'
            ),
        ),
        (
            "/// quote\n字\n///",
            '<blockquote class="quote" id="p1"><p>字</p>\n</blockquote>',
        ),
        (
            "/// supplement | 边界\n字\n///",
            (
                '<aside aria-labelledby="p1-title" class="supplement" id="p1">'
                '<div class="supplement-head">'
                '<h3 class="supplement-title" id="p1-title">边界</h3>'
                '<span class="badge">编者补充</span></div><p>字</p>\n</aside>'
            ),
        ),
        (
            "/// supplement\n字\n///",
            (
                '<aside class="supplement" id="p1"><div class="supplement-head">'
                '<span class="badge">编者补充</span></div><p>字</p>\n</aside>'
            ),
        ),
        (
            "/// steps\n1. 甲\n2. 乙\n///",
            '<ol class="steps" id="p1">\n<li>甲</li>\n<li>乙</li>\n</ol>',
        ),
        (
            "/// steps | 怎么做\n1. 甲\n///",
            (
                '<div class="steps-frame" id="p1"><p class="steps-title">怎么做</p>'
                '<ol class="steps">\n<li>甲</li>\n</ol>\n</div>'
            ),
        ),
        (
            '!!! warning "小心"\n    字',
            (
                '<aside class="note" id="p1">\n<h3 class="note-title">小心</h3>\n'
                "<p>字</p>\n"
                "</aside>"
            ),
        ),
        (
            "!!! note\n    字",
            (
                '<aside class="note" id="p1">\n<h3 class="note-title">注</h3>\n'
                "<p>字</p>\n</aside>"
            ),
        ),
        (
            '!!! note ""\n    字',
            '<aside class="note" id="p1">\n<p>字</p>\n</aside>',
        ),
    ],
)
def test_block_is_put_into_its_frame(source, expected):
    assert making.html(source) == expected


def test_comparison_names_its_rows_and_columns():
    assert making.html(f"/// compare | 两种接法\n{TABLE}\n///") == (
        '<table class="compare" data-columns="2" id="p1">\n'
        "<caption>两种接法</caption><thead>\n<tr>\n<td></td>\n"
        '<th scope="col">被动</th>\n<th scope="col">主动</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<th scope="row">听到</th>\n<td>四个字</td>\n<td>语气</td>\n'
        "</tr>\n</tbody>\n</table>"
    )


def test_comparison_without_a_corner_has_only_columns():
    made = making.html("/// compare\n| 被动 | 主动 |\n|--|--|\n| 等 | 看 |\n///")

    assert made.startswith('<table class="compare" data-columns="2" id="p1">\n<thead>')
    assert 'scope="row"' not in made


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("字\n\n/// compare\n字\n///", [(3, frames.NO_TABLE)]),
        (f"/// compare\n{TABLE}\n\n字\n///", [(1, frames.NO_TABLE)]),
        ("/// steps\n- 甲\n///", [(1, frames.NO_LIST)]),
    ],
)
def test_frame_around_something_else_is_a_mistake(source, expected):
    assert making.mistakes(source) == expected
