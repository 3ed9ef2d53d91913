"""Collects static files, the style sheets joined into one."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
IMPORT = re.compile(r'@import "(?P<name>[^"]+)" layer\((?P<layer>[a-z]+)\);')


def joined(sheet: Path) -> str:
    """Return the sheet with each imported sheet in its place, inside its layer."""

    def content(match: re.Match[str]) -> str:
        text = (sheet.parent / match["name"]).read_text()
        return f"@layer {match['layer']} {{\n{text}}}\n"

    return IMPORT.sub(content, sheet.read_text())


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,  # noqa: FBT001, FBT002  # Django's signature
        **options: Any,
    ) -> Iterator[Any]:
        if SHEET in paths and not dry_run:
            storage, path = paths[SHEET]
            text = joined(Path(storage.path(path)))
            self.delete(SHEET)
            self.save(SHEET, ContentFile(text.encode()))
            paths = paths | {SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)  # type: ignore[no-untyped-call]  # WhiteNoise has no types
