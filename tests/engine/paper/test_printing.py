"""The printer takes what lies on its desk and asks nobody else."""

import io

import pypdf
import pytest

from engine.paper.desk import Desk, NotOnTheDesk
from engine.paper.printing import LOOSE, print_pdf, settled

PAGE = '<html lang="en"><title>Page</title><link rel="stylesheet" href="a.css"><p>{}'

TITLED = '<html lang="en"><title>Page</title>'


def on_desk(name):
    return {"a.css": b"@page { size: 10cm 20cm }", "a b.png": b"?"}.get(name)


@pytest.mark.parametrize(
    "address",
    [
        "missing.png",
        "https://example.org/picture.png",
        "http://127.0.0.1:9/picture.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
    ],
)
def test_what_was_not_handed_in_is_refused(address):
    with pytest.raises(NotOnTheDesk, match=address.rpartition("/")[2]):
        print_pdf(PAGE.format(f'<img alt="x" src="{address}">'), on_desk)


def test_style_sheet_is_taken_from_the_desk(tmp_path):
    (tmp_path / "page.pdf").write_bytes(print_pdf(PAGE.format("text"), on_desk))

    box = pypdf.PdfReader(tmp_path / "page.pdf").pages[0].mediabox
    assert [round(float(side)) for side in (box.width, box.height)] == [283, 567]


def test_desk_reads_names_as_they_were_written():
    desk = Desk(on_desk)

    assert desk.fetch("https://paper.invalid/a%20b.png").read() == b"?"
    assert desk.missing == []


def unplaceable():
    raise AssertionError


def test_what_finds_no_place_is_set_loosely():
    assert settled(lambda: b"strict", unplaceable) == b"strict"
    assert settled(unplaceable, lambda: b"loose") == b"loose"


def test_loose_rule_is_stronger_than_those_of_the_book():
    rule = "@layer print { div { break-inside: avoid } }"
    style = f"{rule} @page {{ size: 9cm 4cm; margin: 5mm }}"
    strict = f"<style>{style}</style><p>a</p><div>{'<p>text</p>' * 3}</div>"

    loose = strict.replace("</style>", f"{LOOSE}</style>")
    first = [
        pypdf.PdfReader(io.BytesIO(print_pdf(TITLED + one, on_desk))).pages[0]
        for one in (strict, loose)
    ]
    assert ["text" in leaf.extract_text() for leaf in first] == [False, True]
