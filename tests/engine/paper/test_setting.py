"""Real PDFs: what stands in them, and that they can be read by everyone."""

import io
from datetime import UTC, datetime
from pathlib import Path

import page
import pypdf
import pytest

from engine.paper import setting
from engine.paper.setting import PaperUnavailable, to_pdf

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
CSS = Path(__file__).parents[3] / "static" / "css"
FILES = {name: (CSS / name).read_bytes() for name in ("print.css", "tokens.css")}
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
BOOK = """
<section class="cover" data-course="经营顾客的心" data-imprint="学员版　第 3 版">
  <div class="cover-slip"><div class="cover-slip-inner"><p>经营</p></div></div>
</section>
<section class="contents">
  <div class="running" data-unit="目录" data-chapter=""></div>
  <h1 class="contents-title">目录</h1>
  <a class="contents-line" href="#lesson">1.1　满意度</a>
</section>
<article class="lesson" id="lesson">
  <div class="running" data-unit="1.1　满意度" data-chapter="第一章"></div>
  <h1 class="opening-title">管理小品</h1>
  <div class="prose">
    <h2 id="calls">那一晚</h2>
    <p>CSM提高满意度。“林喆”说：“<strong>好</strong>。”</p>
    <aside class="note">喆</aside>
    <figure class="figure"><img src="a%20b.svg" alt="一点"></figure>
    <table class="compare"><caption>两种接法</caption>
      <thead><tr><th scope="col">被动</th><th scope="col">主动</th></tr></thead>
      <tbody><tr><td>○</td><td>●</td></tr></tbody></table>
    <p>见<a href="https://example.org/">网页</a>。</p>
  </div>
</article>
"""


def book(html: str = BOOK) -> bytes:
    return to_pdf(
        html,
        title="讲义 <1>",
        language="zh-Hans",
        made_at=NOON,
        stylesheets=["print.css"],
        files=FILES | {"a b.svg": PICTURE},
    )


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

    assert "CSM\u2009提高满意度" in text
    assert "林喆" in text


def test_same_input_gives_the_same_bytes(content):
    assert book() == content


def test_time_of_making_is_the_time_given():
    later = to_pdf(
        BOOK,
        title="讲义",
        language="zh-Hans",
        made_at=LATER,
        stylesheets=["print.css"],
        files=FILES | {"a b.svg": PICTURE},
    )

    metadata = pypdf.PdfReader(io.BytesIO(later)).metadata
    assert metadata is not None
    assert metadata.creation_date == LATER


def test_missing_library_is_named_with_its_mending():
    with pytest.raises(PaperUnavailable, match=r"apt-get install libpangoft2-1\.0-0"):
        setting.load("tests.engine.paper.without_library")
