"""Files for the tests of exchange, and what is said of them."""

import zipfile
from io import BytesIO
from pathlib import Path

from engine.questions.exchange import exchanging
from engine.questions.exchange.formats import Format

FILES = Path(__file__).with_name("files")

EVERY_KIND = (FILES / "every-kind.quiz.md").read_text(encoding="utf-8")


def taken(content, form, name="file"):
    content = content.encode() if isinstance(content, str) else content
    return exchanging.take(content, Format(form), path=name, title="题")


def body(content, form):
    """Return the questions in our format, without the head."""
    found = taken(content, form)
    assert [str(one) for one in found.problems] == []
    return found.markdown().partition("\n---\n")[2].strip("\n")


def told(problems):
    """Return what is said, with its lines."""
    return [(one.line, str(one).partition(": ")[2]) for one in problems]


def lines_of(problems):
    return [one.line for one in problems]


def packed(**members):
    """Return a ZIP of some parts, named with _ for /."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()
