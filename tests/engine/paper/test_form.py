"""Forms of a book: names for them, sheets for them, nothing else accepted."""

import pytest

from engine.paper.form import USUAL, Form, UnknownForm, sheets_of

FULL = Form(
    paper="a5",
    is_large=True,
    is_grey=True,
    has_notes=True,
    is_booklet=True,
    watermark="林喆",
    is_archive=True,
)


@pytest.mark.parametrize(
    ("form", "key"),
    [
        (USUAL, "a4"),
        (Form(paper="letter", has_notes=True), "letter-notes"),
        (FULL, "a5-large-grey-notes-booklet-archive-e116f8a1e72fb33b"),
    ],
)
def test_key_names_every_part_and_hides_the_name(form, key):
    assert form.key() == key


@pytest.mark.parametrize(
    ("form", "sheets"),
    [
        (USUAL, ()),
        (Form(is_grey=True, is_booklet=True, is_archive=True), ()),
        (Form(paper="letter"), ("print-letter.css",)),
        (Form(has_notes=True), ("print-inset.css", "print-notes.css")),
        (
            FULL,
            (
                "print-inset.css",
                "print-small.css",
                "print-a5.css",
                "print-large.css",
                "print-notes.css",
                "print-watermark.css",
            ),
        ),
    ],
)
def test_form_asks_for_the_sheets_it_needs(form, sheets):
    assert sheets_of(form) == sheets


@pytest.mark.parametrize(
    ("form", "variant"),
    [
        (USUAL, "pdf/ua-1"),
        (Form(is_archive=True), "pdf/a-2a"),
        (Form(is_booklet=True), None),
        (Form(is_booklet=True, is_archive=True), "pdf/a-2u"),
    ],
)
def test_folded_sheets_do_not_claim_to_be_tagged(form, variant):
    assert form.variant == variant


@pytest.mark.parametrize("form", [USUAL, FULL])
def test_form_comes_back_as_it_was_saved(form):
    assert Form.from_json(form.to_json()) == form


def test_what_is_not_said_is_as_usual():
    assert Form.from_json({"paper": "a5"}) == Form(paper="a5")


@pytest.mark.parametrize(
    "saved",
    [
        {"paper": "a3"},
        {"paper": 4},
        {"is_large": "yes"},
        {"is_loud": True},
        {"watermark": "x" * 41},
    ],
)
def test_another_form_is_refused(saved):
    with pytest.raises(UnknownForm):
        Form.from_json(saved)
