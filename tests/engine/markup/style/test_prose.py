from engine.markup import blocks
from engine.markup.style import prose
from engine.markup.style.prose import Paragraph


def read(source):
    return [*prose.paragraphs(blocks.numbered(source, 1))]


def test_lines_of_a_paragraph_are_read_as_one():
    assert read("一行，\n又一行。\n\n另一段。") == [
        Paragraph(1, "一行，又一行。", ""),
        Paragraph(4, "另一段。", ""),
    ]


def test_block_is_named_and_its_title_read():
    assert read("/// quote | 出处\n原话。\n///\n后来。") == [
        Paragraph(1, "出处", "quote"),
        Paragraph(2, "原话。", "quote"),
        Paragraph(4, "后来。", ""),
    ]


def test_quotation_is_known_for_one():
    quoted, plain = read("/// quote\n原话。\n///\n后来。")

    assert (quoted.is_quoted, plain.is_quoted) == (True, False)


def test_code_is_not_read():
    assert read("一。\n```\n- x, y\n\n///\n```\n二。") == [
        Paragraph(1, "一。", ""),
        Paragraph(7, "二。", ""),
    ]


def test_items_headings_and_cells_stand_alone():
    assert [
        one.text for one in read("## 题 {#t points=2}\n- [x] 是\n    > 对。\n1. 甲")
    ] == [
        "题",
        "是",
        "对。",
        "甲",
    ]


def test_links_are_read_by_their_words_and_pictures_by_their_captions():
    assert prose.plain('见[这里](a.md#b)，**粗**`x,y`，![图](a.svg "题注")[^1]') == (
        "见这里，粗，题注"
    )


def test_gap_is_read_by_what_fills_it():
    assert prose.plain("变革是[[*再结冻|解体]]。") == "变革是再结冻解体。"
