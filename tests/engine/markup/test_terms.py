import pytest

from engine.markup import terms
from engine.markup.draft import DUPLICATE_ID
from engine.markup.page import Term
from tests.engine.markup import making

NAMES = (("zh-Hans", "满意"), ("zh-Hant", "滿意"), ("en", "satisfaction"))
ENTRY = "/// term | 满意 {#cs}\n如意。\n///\n"


def test_an_entry_is_a_list_of_names_and_what_they_mean():
    page = making.page("/// term | 满意 | 滿意 | satisfaction {#cs}\n如意。\n///")

    assert page.terms == (Term("cs", NAMES),)
    assert making.html("/// term | 满意 | 滿意 | satisfaction {#cs}\n如意。\n///") == (
        '<dl class="term" id="cs"><dt lang="zh-Hans">满意</dt>'
        '<dt lang="zh-Hant">滿意</dt><dt lang="en">satisfaction</dt>'
        "<dd><p>如意。</p>\n</dd></dl>"
    )


def test_an_entry_with_one_name_has_it_in_the_courses_language():
    assert making.page(ENTRY).terms == (Term("cs", (("zh-Hans", "满意"),)),)
    assert making.page(ENTRY, language="en").terms == (Term("cs", (("en", "满意"),)),)


@pytest.mark.parametrize(
    "title", ["满意", "满意 | 滿意 {#cs}", "满意 | | satisfaction {#cs}", "{#cs}", ""]
)
def test_an_entry_written_otherwise_is_reported_at_its_line(title):
    source = f"字\n\n/// term | {title}\n如意。\n///"

    assert making.mistakes(source) == [(3, terms.BAD_TERM)]


def test_an_entry_without_a_meaning_is_reported():
    assert making.mistakes("/// term | 满意 {#cs}\n///") == [(1, terms.NO_MEANING)]


def test_two_entries_of_one_id_are_reported():
    assert making.mistakes(f"{ENTRY}\n{ENTRY}") == [(5, DUPLICATE_ID)]


def test_a_link_on_the_page_finds_an_entry():
    assert making.mistakes(f"见[满意](#cs)。\n\n{ENTRY}") == []
