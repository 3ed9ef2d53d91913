"""A live session: one trainer at the wall, five phones in the room."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import ways

pytestmark = pytest.mark.journey

PHONES = 5
FOUNDED, MATES = "听声组", 4

FILL = """(person) => {
  const fields = [...document.querySelectorAll("input[type=radio]")];
  [...new Set(fields.map((one) => one.name))].forEach((name, at) => {
    const steps = fields.filter((one) => one.name === name && one.value);
    steps[(at * 3 + person * (at % 2)) % steps.length].click();
  });
}"""


def test_class_goes_from_icebreaker_to_plan(opened):
    wall = opened(1280)
    wall.set_viewport_size({"width": 1280, "height": 720})
    code = open_session(wall)
    phones = [joined(opened(360), code, number) for number in range(PHONES)]
    sums = wall.locator(".wall-sums")
    expect(sums).to_contain_text(str(PHONES))

    find_teams(wall, phones)
    answer(wall, phones, "window-gap")
    expect(wall.locator(".wall-stage svg:visible").first).to_be_visible()
    answer(wall, phones, "window-grid")
    expect(wall.locator(".wall-stage svg:visible").first).to_be_visible()
    assert [download(wall, kind) for kind in ("png", "pdf")] == [b"\x89PNG", b"%PDF"]
    plan(wall, phones)
    close(wall, phones)


def open_session(wall: Page) -> str:
    ways.sign_in(wall, "trainer")
    wall.goto("/workshops/")
    course = wall.locator("[name=whom] option", has_text="经营顾客的心").first
    wall.select_option("[name=whom]", value=course.get_attribute("value"))
    wall.check("[name=guests]")
    wall.click(f".order {ways.PRIMARY}")
    wall.wait_for_url("**/wall/")
    return wall.locator(".wall-code").inner_text().strip()


def joined(page: Page, code: str, number: int) -> Page:
    """Come in by the six letters, as a guest with a name."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/join/")
    page.fill("[name=code]", code.lower())
    page.click(ways.PRIMARY)
    page.fill("[name=name]", f"学员{number}")
    page.click(ways.PRIMARY)
    page.wait_for_url("**/workshops/*/")
    return page


def show(wall: Page, phones: Sequence[Page], unit: str) -> None:
    """Put an activity on the wall, and see each phone follow by itself."""
    choice = wall.locator(f"button[name=unit][value={unit}]")
    wall.locator("details", has=choice).locator("summary").click()
    choice.click()
    title = wall.locator(".wall-title").inner_text()
    for phone in phones:
        expect(phone.locator(".session-sheet .session-title")).to_have_text(title)


def find_teams(wall: Page, phones: Sequence[Page]) -> None:
    show(wall, phones, "icebreaker")
    founder, *others = phones
    founder.click("form[action$='/found/'] button")
    founder.fill("[name=name]", FOUNDED)
    founder.fill("[name=slogan]", "多问一句，少跑一趟")
    for phone in others[: MATES - 1]:
        phone.reload()
        phone.locator("form[action$='/join/'] button").first.click()
    others[-1].reload()
    others[-1].click("form[action$='/found/'] button")
    others[-1].fill("[name=name]", "半步组")
    board = wall.locator(".team-board")
    expect(board).to_contain_text(FOUNDED)
    expect(board).to_contain_text("多问一句，少跑一趟")
    expect(board).to_contain_text("半步组")


def answer(wall: Page, phones: Sequence[Page], unit: str) -> None:
    """Have all rate everything and hand it in; then reveal the whole result."""
    show(wall, phones, unit)
    for number, phone in enumerate(phones):
        phone.evaluate(FILL, number)
        phone.click("[data-give]")
        expect(phone.locator("#saved")).to_contain_text("已提交")
    expect(wall.locator(".wall-figure")).to_have_text(str(len(phones)))
    reveal_all(wall)


def reveal_all(wall: Page) -> None:
    """Press the key of the wall until nothing is left to be shown."""
    button = wall.locator("#wall-reveal")
    while button.is_enabled():
        words = button.inner_text()
        wall.keyboard.press("ArrowRight")
        expect(button).not_to_have_text(words, use_inner_text=True)


def download(wall: Page, kind: str) -> bytes:
    with wall.expect_download() as file:
        more(wall, f"a[href*='wall.{kind}']")
    return file.value.path().read_bytes()[:4]


def more(wall: Page, entry: str) -> None:
    """Choose an entry of the menu, which may be open already."""
    if not wall.locator(entry).is_visible():
        wall.locator("#wall-more summary").click()
    wall.locator(entry).click()


def plan(wall: Page, phones: Sequence[Page]) -> None:
    show(wall, phones, "action-plan")
    for phone in phones:
        action = phone.locator("details.plan").first
        action.locator("summary").click()
        for field in action.locator("textarea").all():
            field.fill("下周一起先问一句")
        phone.click("[data-give]")
        expect(phone.locator("#saved")).to_contain_text("已提交")
    reveal_all(wall)
    expect(wall.locator(".wall-stage")).to_contain_text("下周一起先问一句")


def close(wall: Page, phones: Sequence[Page]) -> None:
    more(wall, "button[value=close]")
    for phone in phones:
        expect(phone.locator(".notice").first).to_contain_text("结束")
