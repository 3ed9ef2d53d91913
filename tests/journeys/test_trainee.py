"""A trainee's job: what, why, by when; read, write, answer, pass; print."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import ways

pytestmark = pytest.mark.journey


def first_chapter(page: Page) -> None:
    """Go through what is left of the first chapter as its pages lead."""
    while ways.is_lesson(page):
        ways.read_lesson(page)
    ways.share(page, "一位阿姨来办转移，我多问了一句。")
    page.click(ways.FINISH)
    expect(page).to_have_url(re.compile("opening-quiz"))
    ways.take_quiz(page, "opening-quiz")


def is_settled(page: Page) -> None:
    page.goto("/")
    done = page.locator(".duty-list", has_text="破冰与案例").last
    expect(done).to_contain_text("已完成")


@pytest.mark.parametrize(
    ("name", "width", "first"),
    [("zhouting", 390, "team"), ("trainee", 1280, "marriott")],
)
def test_trainee_completes_a_chapter(opened, name, width, first):
    page = opened(width)
    ways.sign_in(page, name)
    expect(page.locator(".next-title")).to_contain_text("破冰与案例")

    page.click(f".next {ways.PRIMARY}")
    expect(page).to_have_url(re.compile(f"{ways.COURSE}{first}/"))
    ways.write_note(page, "组长是我。")
    first_chapter(page)

    expect(page.locator("h1")).to_contain_text("通过")
    is_settled(page)


def test_trainee_without_javascript_completes_a_chapter(opened):
    page = opened(390, java_script_enabled=False)
    ways.sign_in(page, "liuyiming")

    page.click(f".next {ways.PRIMARY}")
    note = page.locator("form.write").first
    note.locator("textarea").fill("没有脚本也写得下。")
    note.locator("button[type=submit]").click()
    expect(note.locator("textarea")).to_have_value("没有脚本也写得下。")
    first_chapter(page)

    is_settled(page)


def test_trainee_prints_the_handout(opened, tmp_path):
    page = opened(390)
    ways.sign_in(page, "hejing")
    page.goto(f"{ways.COURSE}lewin/")
    address = page.locator("a[href*='lewin/handout.pdf']").first.get_attribute("href")

    file = tmp_path / "handout.pdf"
    file.write_bytes(page.request.get(f"{address}").body())

    text = text_of(file)
    assert "变革三步骤" in text
    assert "面包店改了称重" in text


def text_of(file: Path) -> str:
    told = subprocess.run(  # noqa: S603  # our own command
        ["pdftotext", "-layout", str(file), "-"],  # noqa: S607  # where the system has it
        check=True,
        capture_output=True,
        text=True,
    )
    return re.sub(r"\s", "", told.stdout)


def test_trainee_goes_on_at_the_exact_place_on_another_device(opened):
    phone, desk = opened(390), opened(1280)
    ways.sign_in(phone, "maguoqiang")
    phone.click(f".next {ways.PRIMARY}")
    phone.wait_for_url("**/team/")
    place = longest_paragraph(phone)
    with phone.expect_request("**/lesson/place/"):
        phone.locator(place).evaluate("it => it.scrollIntoView()")

    ways.sign_in(desk, "maguoqiang")
    desk.click(f".next {ways.PRIMARY}")

    expect(desk).to_have_url(re.compile(f"/team/{place}$"))
    expect(desk.locator(place)).to_be_in_viewport()


def longest_paragraph(page: Page) -> str:
    """Return one that fills the top of the window by itself, not the first ones."""
    texts = page.locator(".prose > p[id]").all()[4:]
    longest = max(texts, key=lambda text: len(text.inner_text()))
    return f"#{longest.get_attribute('id')}"


def tab_to(page: Page, selector: str) -> None:
    """Press the tab key until what is meant has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(f":focus:is({selector})").count():
            return
    raise AssertionError(f"The keyboard never comes to {selector}.")


def test_trainee_reads_with_the_keyboard_alone(opened):
    page = opened(1280)
    page.goto("/")
    tab_to(page, "[name=login]")
    page.keyboard.type("sunli")
    tab_to(page, "[name=password]")
    page.keyboard.type(ways.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".next")).to_be_visible()

    tab_to(page, f".next {ways.PRIMARY}")
    page.keyboard.press("Enter")
    page.wait_for_url("**/team/*")
    tab_to(page, "form.check input")
    page.keyboard.press("Space")
    tab_to(page, "form.check button")
    page.keyboard.press("Enter")
    expect(page.locator("form.check").first.locator("[role=status]")).to_be_visible()
    page.keyboard.press("ArrowRight")

    expect(page).to_have_url(re.compile("marriott"))
