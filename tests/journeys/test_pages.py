"""Every page people come by is fit for all: axe, light and dark, and narrow windows."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys import ways

pytestmark = pytest.mark.journey
GRAVE = {"serious", "critical"}
PAGES = {
    "": ("/accounts/login/", "/accounts/password/reset/"),
    "tuersun": (
        "/",
        "/account/",
        "/accounts/password/change/",
        "/courses/",
        "/search/?q=变革",
        ways.COURSE,
        f"{ways.COURSE}marriott/",
        f"{ways.COURSE}curve/",
        f"{ways.COURSE}sharing/",
        f"{ways.COURSE}opening-quiz/",
    ),
    "trainer": (
        "/",
        f"{ways.COURSE}marriott/",
        f"{ways.COURSE}sharing/responses/",
        "/publishing/",
        "/publishing/courses/customer-satisfaction/",
        "/training/assignments/",
        "/training/assignments/new/",
        "/training/assignments/1/",
        "/training/periods/1/",
    ),
    "hr": ("/", "/reports/completions/", "/reports/departments/", "/jobs/"),
}


@pytest.fixture(scope="session")
def axe() -> Axe:
    return Axe()


def faults(page: Page, axe: Axe) -> list[str]:
    """Return what axe finds grave on the page as it is shown now."""
    found = axe.run(page).response["violations"]
    return [
        f"{one['id']} {node['html'][:200]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def looked_over(page: Page, axe: Axe) -> dict[tuple[str, str], list[str]]:
    """Return what is wrong with the page in light, in dark, in this narrow window."""
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[page.url, scheme] = faults(page, axe)
    found[page.url, "narrow"] = ["too wide"] if is_too_wide(page) else []
    return {place: what for place, what in found.items() if what}


@pytest.mark.parametrize("name", PAGES)
def test_pages_have_no_grave_faults_and_fit_narrow_windows(opened, axe, name):
    page = opened(320)
    if name:
        ways.sign_in(page, name)

    found: dict[tuple[str, str], list[str]] = {}
    for address in PAGES[name]:
        page.goto(address)
        found |= looked_over(page, axe)

    assert found == {}


def test_pages_of_an_attempt_have_no_grave_faults_and_fit_narrow_windows(opened, axe):
    page = opened(320)
    ways.sign_in(page, "wangjianguo")

    page.goto(f"{ways.COURSE}change-quiz/")
    page.click(f".question-ways {ways.PRIMARY}")
    page.wait_for_url("**/questions/*/")
    found = looked_over(page, axe)
    page.goto(page.url.partition("questions/")[0] + "hand-in/")
    found |= looked_over(page, axe)
    page.click(f".question-ways {ways.PRIMARY}")
    page.wait_for_url("**/attempts/*/")
    found |= looked_over(page, axe)

    assert found == {}
