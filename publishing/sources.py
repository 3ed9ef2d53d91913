"""Opens what a publication is made from: a folder, or a ZIP of one."""

from dataclasses import dataclass
from pathlib import Path

from engine.markup.problem import Problem
from publishing import archive, check, folder, git, known
from publishing.folder import Folder
from publishing.kinds import KINDS, Kinds
from publishing.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Opened:
    """A course's files in memory, the name they were asked for by, and their commit."""

    name: str
    files: Folder | None
    problems: list[Problem]
    commit: str = ""


def courses_in(content: Path) -> list[Path]:
    """Return the course folders below a content folder."""
    if not content.is_dir():
        return []
    return [path.parent for path in sorted(content.glob("*/course.md"))]


def shown(path: Path) -> str:
    """Return the path as it is short to read: from where the command was given on."""
    whole, here = path.resolve(), Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else path)


def open_path(path: Path) -> Opened:
    name = shown(path)
    if path.is_file():
        with path.open("rb") as file:
            files, problems = archive.read(file)
        return Opened(name, files, problems)
    files, problems = folder.read(path)
    return Opened(name, files, problems, git.commit(path) if files else "")


def read(
    opened: Opened, *, kinds: Kinds = KINDS
) -> tuple[Manuscript | None, list[Problem]]:
    """Return the manuscript, or None and every mistake in the files."""
    if opened.files is None:
        return None, opened.problems
    before = known.of(opened.files.slug)
    manuscript, problems = check.read(opened.files, known=before, kinds=kinds)
    problems = [*opened.problems, *problems]
    return (None if problems else manuscript), problems
