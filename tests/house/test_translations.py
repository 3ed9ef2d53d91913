"""Every text of the interface has its Chinese translation."""

import subprocess
from pathlib import Path

import polib
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation.template import templatize

from engine.questions.kinds import KINDS

ROOT = Path(settings.BASE_DIR)
KEYWORDS = [
    "--keyword=gettext",
    "--keyword=gettext_lazy",
    "--keyword=gettext_noop",
    "--keyword=_",
    "--keyword=ngettext:1,2",
    "--keyword=ngettext_lazy:1,2",
    "--keyword=pgettext:1c,2",
    "--keyword=pgettext_lazy:1c,2",
]
ELSEWHERE = {".venv", "var", "tests", "bench", "docs"}


def marked_texts(folder: Path) -> list[polib.POEntry]:
    """Return every marked text of the code and the templates, as xgettext finds it."""
    sources = [
        str(path)
        for path in sorted(ROOT.rglob("*.py"))
        if path.relative_to(ROOT).parts[0] not in ELSEWHERE
    ]
    for path in sorted((ROOT / "templates").rglob("*.*")):
        marked = folder / path.relative_to(ROOT)
        marked.parent.mkdir(parents=True, exist_ok=True)
        marked.write_text(templatize(path.read_text(), origin=str(path)))
        sources.append(str(marked))
    found = folder / "found.po"
    subprocess.run(  # noqa: S603  # fixed words and files of this repository
        ["xgettext", "-LPython", "--from-code=UTF-8", *KEYWORDS, "-o", found, *sources],  # noqa: S607  # wherever the system keeps it
        check=True,
        capture_output=True,
    )
    return list(polib.pofile(str(found)))


def test_every_text_of_the_interface_is_translated(tmp_path):
    known = polib.pofile(str(ROOT / "locale/zh_Hans/LC_MESSAGES/django.po"))
    told = {(entry.msgctxt, entry.msgid) for entry in known.translated_entries()}

    missing = [
        (entry.msgid, entry.occurrences[0])
        for entry in marked_texts(tmp_path)
        if (entry.msgctxt, entry.msgid) not in told
    ]

    assert missing == []


def test_kinds_of_questions_have_chinese_names_of_their_own():
    with translation.override("zh-hans"):
        names = {name: gettext(kind.title) for name, kind in KINDS.items()}

    assert names["number"] == "数值题"
    assert [name for name in names.values() if not name.endswith("题")] == []
