"""An exam with every kind of question: by keyboard alone, and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys import ways

pytestmark = pytest.mark.journey

EXAM = "/courses/exam/exam/"
TRIES = "/courses/exam/tries/"
STATE = "[data-autosave-state]"
AXE = {"preload": False}


def enrol(page: Page) -> None:
    page.goto("/courses/exam/")
    page.locator("form[action*='/begin/'] button").first.click()
    page.wait_for_load_state()


def is_clean(page: Page) -> None:
    violations = Axe().run(page, options=AXE).response["violations"]
    assert [one["id"] for one in violations] == []


def press_on(page: Page, selector: str, key: str) -> None:
    """Press the tab key until what is meant has the focus, then the key on it."""
    for _ in range(90):
        page.keyboard.press("Tab")
        if page.locator(f":focus:is({selector})").count():
            page.keyboard.press(key)
            return
    raise AssertionError(f"The keyboard never comes to {selector}.")


def is_saved(page: Page, question: str) -> None:
    state = page.locator(f"#question-{question} {STATE}")
    expect(state).to_contain_text("已保存", timeout=2000)


def answer_the_first_page(page: Page) -> None:
    press_on(page, "[name=signal-answer]", "Space")
    is_saved(page, "signal")
    press_on(page, "[name=signal-certainty]", "Space")
    for question in ("common", "did", "did"):
        press_on(page, f"[name={question}-answer]", "Space")
    press_on(page, "[name=step-answer]", "End")
    page.keyboard.type("解冻。")
    is_saved(page, "step")


def answer_the_second_page(page: Page) -> None:
    press_on(page, "[name=hours-answer]", "End")
    page.keyboard.type("0.83")
    press_on(page, "#question-steps [data-way=down]", "Enter")
    is_saved(page, "steps")
    press_on(page, "#question-examples select", "ArrowDown")
    is_saved(page, "examples")
    press_on(page, "[name=gaps-answer]", "End")
    page.keyboard.type("推动")


def go_on(page: Page, to: str) -> None:
    press_on(page, f".question-ways {ways.PRIMARY}", "Enter")
    page.wait_for_url(to)
    is_clean(page)


def test_exam_is_taken_by_keyboard_alone_on_a_phone(opened):
    page = opened(390)
    ways.sign_in(page, "sunli")
    enrol(page)
    page.goto(EXAM)

    go_on(page, "**/questions/signal/")
    answer_the_first_page(page)
    go_on(page, "**/questions/hours/")
    answer_the_second_page(page)
    go_on(page, "**/questions/hard/")
    press_on(page, "[name=hard-answer]", "Space")
    go_on(page, "**/hand-in/")
    expect(page.locator("h1")).to_contain_text("每一题都答了")
    go_on(page, "**/attempts/*/")

    for place in (1, 2, 4, 5):
        expect(page.locator(f"#question-{place}")).to_contain_text("答对")
    expect(page.locator("#question-9")).to_contain_text("不计分")


def check(page: Page, key: str) -> None:
    page.locator(f"[name=clue-answer][value='{key}']").check()
    page.locator("button[name=check]").click()
    page.wait_for_url("**#verdict-clue")


def test_question_is_tried_again_with_a_hint_without_javascript(opened):
    page = opened(390, java_script_enabled=False)
    ways.sign_in(page, "hejing")
    enrol(page)
    page.goto(TRIES)
    page.locator(f".question-ways {ways.PRIMARY}").click()

    check(page, "2")
    expect(page.locator("#verdict-clue")).to_contain_text("还可以再试一次")
    expect(page.locator("#question-clue")).to_contain_text("想一想第二通电话")
    check(page, "1")
    expect(page.locator("#verdict-clue")).to_contain_text("对了")
    page.locator(f".question-ways {ways.PRIMARY}").click()
    page.locator(f".question-ways {ways.PRIMARY}").click()

    expect(page.locator(".score-number")).to_contain_text("0.67")
