"""What people do with the pages, as a person would: by what is to be seen there."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Page, expect

from engine.markup import frontmatter
from engine.markup.page import Surroundings
from engine.questions import reading

COURSE = "/courses/customer-satisfaction/"
PRIMARY = ".button[data-kind=primary]"
FINISH = f"[data-finish] {PRIMARY}"
PASSWORD = "jiangyi"  # noqa: S105  # of every demo person


def sign_in(page: Page, name: str) -> None:
    page.goto("/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click(f".door-form {PRIMARY}")
    expect(page.locator(".masthead-doors")).to_be_visible()


@cache
def right_answers(name: str) -> Mapping[str, Any]:
    """Return the key of a quiz by its questions' ids, read as its author wrote it."""
    path = next(Path(settings.CONTENT).glob(f"*/*/{name}.quiz.md"))
    document, _ = frontmatter.read(path.read_text(), path=path.name)
    around = Surroundings(path=path.name, pictures={}, address_of=lambda name: name)
    questions, _ = reading.read(document.body, first_line=1, surroundings=around)
    return {one.id: one.right_answer() for one in questions}


def keys(answer: Any) -> list[str]:
    return [str(key) for key in answer] if isinstance(answer, list) else [str(answer)]


def read_lesson(page: Page) -> None:
    """Answer what is asked on the way, go to the end and on to the next unit."""
    here = page.url.partition("#")[0]
    for _ in range(page.locator("form.check").count()):
        waiting = page.locator("form.check:has(button[type=submit])").first
        name = waiting.get_attribute("id")
        waiting.locator(".choice").first.click()
        waiting.locator("button[type=submit]").click()
        expect(page.locator(f"form.check[id='{name}'] button")).to_have_count(0)
    page.locator(FINISH).scroll_into_view_if_needed()
    page.locator(FINISH).click()
    expect(page).not_to_have_url(re.compile(re.escape(here)))


def write_note(page: Page, text: str) -> None:
    note = page.locator("form.write").first
    note.locator("textarea").fill(text)
    expect(note.locator("output")).to_have_attribute("data-state", "done")
    expect(note.locator("output")).to_contain_text("已保存")


def share(page: Page, text: str) -> None:
    """Write something under every question of an activity and share it."""
    for field in page.locator("textarea").all():
        field.fill(text)
    page.click(".response-do [formaction]")
    expect(page.locator("[data-finish] [data-state=todo]")).to_have_count(0)


def take_quiz(page: Page, name: str) -> None:
    """Start the quiz, answer all of it rightly and hand it in."""
    right = right_answers(name)
    page.click(f".question-ways {PRIMARY}")
    for _ in right:
        page.wait_for_url("**/questions/*/")
        here = page.url
        question = here.rstrip("/").rpartition("/")[2]
        for key in keys(right[question]):
            page.locator(f".choice:has(input[name=answer][value='{key}'])").click()
        page.click(f".question-ways {PRIMARY}")
        expect(page).not_to_have_url(here)
    page.wait_for_url("**/hand-in/")
    page.click(f".question-ways {PRIMARY}")
    page.wait_for_url("**/attempts/*/")
