"""Collects static files: the style sheets joined into one, the scripts into another."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET_IMPORT = re.compile(r'@import "(?P<name>[^"]+)" layer\((?P<layer>[a-z]+)\);')
SCRIPT_IMPORT = re.compile(
    r'^import (?:\{[^}]*\} from )?"\./(?P<name>[^"]+)";\n', re.MULTILINE
)
EXPORT = re.compile(r"^export (?=const|function|async)", re.MULTILINE)


def joined_sheet(sheet: Path) -> str:
    """Return the sheet with each imported sheet in its place, inside its layer."""

    def content(match: re.Match[str]) -> str:
        text = (sheet.parent / match["name"]).read_text()
        return f"@layer {match['layer']} {{\n{text}}}\n"

    return SHEET_IMPORT.sub(content, sheet.read_text())


def joined_script(script: Path, *, told: set[str] | None = None) -> str:
    """Return the module behind the modules it imports, each of them once.

    What a module exports becomes a name of the whole; everything else stays inside
    a block of the module's own.
    """
    told = {script.name} if told is None else told
    source = script.read_text()
    parts = []
    for match in SCRIPT_IMPORT.finditer(source):
        if match["name"] not in told:
            told.add(match["name"])
            parts.append(joined_script(script.parent / match["name"], told=told))
    own, exports = EXPORT.subn("", SCRIPT_IMPORT.sub("", source))
    return "".join([*parts, own if exports else f"{{\n{own}}}\n"])


JOINED: dict[str, Callable[[Path], str]] = {
    "css/site.css": joined_sheet,
    "js/site.js": joined_script,
}


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,  # noqa: FBT001, FBT002  # Django's signature
        **options: Any,
    ) -> Iterator[Any]:
        for name in sorted(paths.keys() & JOINED.keys()) if not dry_run else ():
            storage, path = paths[name]
            text = JOINED[name](Path(storage.path(path)))
            self.delete(name)
            self.save(name, ContentFile(text.encode()))
            paths = paths | {name: (self, name)}
        yield from super().post_process(paths, dry_run, **options)  # type: ignore[no-untyped-call]  # WhiteNoise has no types
