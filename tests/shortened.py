"""The course shortened to its first two chapters, for tests that publish it whole."""

import re
import shutil
from functools import partial
from pathlib import Path

from django.conf import settings

COURSE = "customer-satisfaction"
KEPT = ("opening", "change")
THIRD = "## 第三章"
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)([^)#\s]*\.md)(#[^)]*)?\)")


def course(folder: Path) -> Path:
    """Copy what is kept into the folder, without links to what is not."""
    whole, copy = Path(settings.BASE_DIR) / "content" / COURSE, folder / COURSE
    for chapter in KEPT:
        shutil.copytree(whole / chapter, copy / chapter)
    contents, _, _ = (whole / "course.md").read_text().partition(THIRD)
    (copy / "course.md").write_text(contents)
    for path in copy.rglob("*.md"):
        path.write_text(LINK.sub(partial(kept, path), path.read_text()))
    return folder


def kept(path: Path, link: re.Match[str]) -> str:
    """Return the link, or its words alone where its target was left out."""
    is_there = not link[2] or (path.parent / link[2]).resolve().exists()
    return link[0] if is_there else link[1]
