"""Real PDFs: what stands in them, and that they can be read by everyone."""

import io
from datetime import UTC, datetime

import page
import pypdf
import pytest

from engine.paper import setting
from engine.paper.setting import PaperUnavailable
from tests.engine.paper.reading import finds, wrong_lines
from tests.engine.paper.sample import NOON, book

LATER = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def content():
    return book()


@pytest.fixture(scope="module")
def pdf(content):
    return pypdf.PdfReader(io.BytesIO(content))


def embedded_fonts(pdf):
    resources = [leaf["/Resources"].get("/Font", {}) for leaf in pdf.pages]
    fonts = [font.get_object() for names in resources for font in names.values()]
    descendants = [font["/DescendantFonts"][0].get_object() for font in fonts]
    return {
        descendant["/BaseFont"].partition("+")[2]
        for descendant in descendants
        if "/FontFile2" in descendant["/FontDescriptor"]
    }, len({font["/BaseFont"] for font in fonts})


def test_pdf_keeps_every_rule_of_pdf_ua_1(content):
    report = page.validate_pdf_bytes(content)

    assert report.profile == page.ValidationProfile.PDF_UA_1
    assert [failure.rule_id for failure in report.failures] == []


def test_pdf_says_its_title_language_and_time(pdf):
    assert pdf.metadata.title == "讲义 <1>"
    assert pdf.metadata.creation_date == NOON
    assert pdf.trailer["/Root"]["/Lang"] == "zh-Hans"


def test_pdf_has_bookmarks_as_deep_as_its_heads(pdf):
    first, second, lower = pdf.outline

    assert first.title == "目录"
    assert second.title == "管理小品"
    assert [mark.title for mark in lower] == ["那一晚"]


def test_pdf_embeds_only_faces_of_ours(pdf):
    names, count = embedded_fonts(pdf)

    assert names == {
        "Jiangyi-Song",
        "Jiangyi-Song-Bold",
        "Jiangyi-Hei",
        "Jiangyi-Rare",
        "Jiangyi-Names",
    }
    assert count == len(names)


def test_running_heads_come_from_the_html(pdf):
    text = pdf.pages[2].extract_text()

    assert "经营顾客的心" in text
    assert "学员版" in text
    assert "1.1" in text


def test_cover_has_no_running_heads(pdf):
    assert "学员版" not in pdf.pages[0].extract_text()


def test_text_can_be_found_and_copied(pdf):
    text = pdf.pages[2].extract_text()

    assert "P-E 模型提高满意度。“林喆䶮”说：“好。”" in text


def test_same_input_gives_the_same_bytes(content):
    assert book() == content


def test_time_of_making_is_the_time_given():
    later = book("<p>短</p>", made_at=LATER)

    metadata = pypdf.PdfReader(io.BytesIO(later)).metadata
    assert metadata is not None
    assert metadata.creation_date == LATER


@pytest.mark.parametrize("words", ["满意度", "P-E模型", "P-E 模型", "“好。”"])
def test_words_are_found_whatever_is_set_between_them(content, words):
    assert finds(content, words)


def test_no_line_begins_or_ends_with_a_mark_that_never_stands_there(content):
    assert wrong_lines(content) == []


def test_heads_say_what_they_stand_for(pdf):
    assert scopes(pdf) == {"/Column": 6, "/Row": 40}


def test_head_of_a_table_is_repeated_and_its_rows_stay_whole(pdf):
    texts = [leaf.extract_text() for leaf in pdf.pages]

    assert len([text for text in texts if "被动" in text]) == 2
    assert all(text.count("条") == text.count("●") for text in texts)


def test_drawing_is_described_by_its_title_and_its_description(pdf):
    assert alternatives(pdf) == {"一点", "一线 从左到右"}


def test_note_stands_at_the_foot_of_the_page_that_calls_it(pdf):
    texts = [leaf.extract_text() for leaf in pdf.pages]
    calling = next(text for text in texts if "第一处" in text)

    assert "".join(texts).count("脚下的注") == 1
    assert calling.rindex("。") > calling.index("脚下的注") > calling.index("又一处")


def test_page_says_how_many_there_are(pdf):
    assert f"3 / {len(pdf.pages)}" in pdf.pages[2].extract_text()


def elements(pdf):
    things = (pdf.get_object(number) for number in range(1, pdf.trailer["/Size"]))
    return [one for one in things if isinstance(one, dict) and "/S" in one]


def scopes(pdf):
    heads = [one["/A"]["/Scope"] for one in elements(pdf) if one["/S"] == "/TH"]
    return {scope: heads.count(scope) for scope in heads}


def alternatives(pdf):
    return {one["/Alt"] for one in elements(pdf) if one["/S"] == "/Figure"}


def test_missing_library_is_named_with_its_mending():
    with pytest.raises(PaperUnavailable, match=r"apt-get install libpangoft2-1\.0-0"):
        setting.load("tests.engine.paper.without_library")
