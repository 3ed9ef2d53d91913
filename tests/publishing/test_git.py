"""Which commit a folder's files are of."""

import shutil
import subprocess

from publishing import git

GIT = shutil.which("git") or "git"
WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org")


def run(place, *words):
    subprocess.run([GIT, "-C", str(place), *WHO, *words], check=True)  # noqa: S603  # git with words of ours


def test_folder_outside_of_git_has_no_commit(tmp_path):
    assert git.commit(tmp_path) == ""


def test_commit_is_marked_when_files_were_changed_since(tmp_path):
    (tmp_path / "one.md").write_text("one")
    run(tmp_path, "init", "-q")
    run(tmp_path, "add", ".")
    run(tmp_path, "commit", "-q", "-m", "One.")
    clean = git.commit(tmp_path)

    (tmp_path / "one.md").write_text("two")

    assert len(clean) == 40
    assert git.commit(tmp_path) == f"{clean}+"
