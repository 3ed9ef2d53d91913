"""Terms are found where a page explains, links or uses them."""

from engine.paper import terms
from engine.paper.terms import Entry

ADDRESS = "/courses/care/glossary/#cs"


def test_entries_have_their_names_and_what_they_mean():
    html = (
        '<h2 id="a">A</h2><dl class="term" id="g.cs" data-line="3">'
        '<dt lang="zh-Hans">顾客满意</dt>\n<dt lang="en">CS &amp; more</dt>'
        "<dd><p>由<em>顾客</em>说了算。</p></dd></dl>"
        '<dl class="term" id="g.none"><dt lang="zh-Hans">空</dt></dl>'
    )

    assert terms.entries(html) == [
        Entry(
            "g.cs",
            {"zh-Hans": "顾客满意", "en": "CS & more"},
            "<p>由<em>顾客</em>说了算。</p>",
        ),
        Entry("g.none", {"zh-Hans": "空"}, ""),
    ]


def test_first_link_to_an_entry_gets_a_place():
    html = f'<p><a href="{ADDRESS}">满意</a>，<a href="{ADDRESS}">满意</a></p>'

    marked = terms.linked(html, {ADDRESS: "g-cs"})

    place = f'<a id="term-g-cs" href="{ADDRESS}">'
    assert marked.html == f'<p>{place}满意</a>，<a href="{ADDRESS}">满意</a></p>'
    assert marked.found == {"g-cs"}


def test_other_links_and_those_with_a_name_stay_as_they_are():
    html = f'<p><a>x</a><a href="#y">y</a><a id="z" href="{ADDRESS}">z</a></p>'

    marked = terms.linked(html, {ADDRESS: "g-cs"})

    assert marked.html == html
    assert not marked.found


def test_first_use_in_running_text_gets_a_place():
    html = "<h2>顾客满意</h2><p><a>顾客满意</a>和顾客满意，再说顾客满意。</p>"

    marked = terms.used(html, {"顾客满意": "g-cs"})

    use = '<span id="term-g-cs">顾客满意</span>'
    assert marked.html == (
        f"<h2>顾客满意</h2><p><a>顾客满意</a>和{use}，再说顾客满意。</p>"
    )
    assert marked.found == {"g-cs"}


def test_longer_term_is_meant_where_both_could_be():
    names = {"顾客满意": "short", "顾客满意度": "long"}

    marked = terms.used("<p>顾客满意度</p></h2>", names)

    assert marked.found == {"long"}


def test_everyday_words_are_not_looked_for():
    assert terms.used("<p>差距</p>", {"差距": "gap"}).html == "<p>差距</p>"
