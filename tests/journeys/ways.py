"""What people do with the pages, as a person would: by what is to be seen there."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Locator, Page, expect

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
def right_answers(name: str) -> Mapping[str, list[str]]:
    """Return what a form sends for the key of a quiz, by its questions' ids."""
    path = next(Path(settings.CONTENT).glob(f"*/*/{name}.quiz.md"))
    document, _ = frontmatter.read(path.read_text(), path=path.name)
    around = Surroundings(path=path.name, pictures={}, address_of=lambda name: name)
    questions, _ = reading.read(document.body, first_line=1, surroundings=around)
    return {one.id: one.values(one.right_answer()) for one in questions}


def answer(page: Page, values: list[str]) -> None:
    """Pick, type or choose each value; put in order what can be moved."""
    for value in values:
        choice = page.locator(f".choice:has(input[value='{value}'])")
        option = page.locator(f"option[value='{value}']")
        if choice.count():
            choice.click()
        elif page.locator("[data-way]").count():
            move(page, option, place=int(value.partition("=")[2]))
        elif option.count():
            option.locator("xpath=..").select_option(value)
        else:
            page.locator("input[name$='-answer']").fill(value)


def move(page: Page, option: Locator, *, place: int) -> None:
    """Press the button until the item stands in its place; earlier ones stay put."""
    items = page.locator("li:has([data-way])")
    for _ in range(items.count()):
        if items.nth(place - 1).locator(option).count():
            return
        page.locator("li", has=option).locator("[data-way=up]").click()


def is_lesson(page: Page) -> bool:
    page.wait_for_load_state()
    return page.locator("[data-place]").count() > 0


def read_lesson(page: Page) -> None:
    """Answer what is asked on the way, go to the end and on to the next unit."""
    page.wait_for_load_state()
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
        answer(page, right[question])
        page.click(f".question-ways {PRIMARY}")
        expect(page).not_to_have_url(here)
    page.wait_for_url("**/hand-in/")
    page.click(f".question-ways {PRIMARY}")
    page.wait_for_url("**/attempts/*/")
