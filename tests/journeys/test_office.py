"""What trainers, HR and the administrator come for."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import ways

pytestmark = pytest.mark.journey
PUBLISHING = "/publishing/courses/customer-satisfaction/"


@pytest.mark.parametrize("width", [390, 1280])
def test_trainer_previews_and_publishes_a_changed_lesson(opened, site, width):
    page = opened(width)
    sentence = f"这一句是在 {width} 像素宽的窗口里加的。"
    lesson = site.content / "customer-satisfaction" / "change" / "lewin.md"
    ways.sign_in(page, "trainer")

    lesson.write_text(f"{lesson.read_text()}\n{sentence}\n")
    page.goto(f"{PUBLISHING}folder/")
    expect(page.locator(".release-changes")).to_contain_text("变革三步骤")
    page.click(f".release-steps {ways.PRIMARY}")
    expect(page).to_have_url(re.compile(f"{PUBLISHING}$"))
    page.goto(f"{ways.COURSE}lewin/")

    expect(page.locator(".prose")).to_contain_text(sentence)


@pytest.mark.parametrize(("width", "days"), [(390, "20"), (1280, "30")])
def test_trainer_assigns_a_module_to_a_cohort(opened, width, days):
    page = opened(width)
    ways.sign_in(page, "trainer")
    page.goto("/training/assignments/new/")

    choose(page, "what", "推动与拥抱变革")
    choose(page, "cohort", "二〇二六秋季新员工班")
    page.fill("[name=due-days], [name=due_days]", days)
    page.click(f".order {ways.PRIMARY}")
    expect(page.locator(".roll")).to_contain_text("林晓岚")
    page.click(f"form[method=post] {ways.PRIMARY}")

    expect(page).to_have_url(re.compile(r"/training/assignments/\d+/"))
    expect(page.locator("main")).to_contain_text("林晓岚")


def choose(page: Page, name: str, words: str) -> None:
    option = page.locator(f"[name={name}] option", has_text=words).first
    page.select_option(f"[name={name}]", option.get_attribute("value"))


@pytest.mark.parametrize("width", [390, 1280])
def test_hr_filters_the_report_and_takes_it_as_csv_and_xlsx(opened, width):
    page = opened(width)
    ways.sign_in(page, "hr")
    page.goto("/reports/completions/")

    choose(page, "department", "窗口服务二科")
    page.click(f".filters {ways.PRIMARY}")
    expect(page.locator("main")).to_contain_text("孙丽")
    expect(page.locator("main")).not_to_contain_text("周婷")

    text = taken(page, "completions.csv")
    assert text.startswith("\ufeff".encode())
    assert "孙丽" in text.decode()
    assert "周婷" not in text.decode()
    with zipfile.ZipFile(io.BytesIO(taken(page, "completions.xlsx"))) as book:
        assert "xl/workbook.xml" in book.namelist()


def taken(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.click(f"a[href*='{name}']")
    return download.value.path().read_bytes()


@pytest.mark.parametrize("width", [390, 1280])
def test_administrator_sees_the_administration_and_the_sites_health(opened, width):
    page = opened(width)
    ways.sign_in(page, "admin")

    page.goto("/admin/")
    expect(page.locator("#user-tools")).to_contain_text("admin")
    page.click("a[href='/admin/people/person/']")
    expect(page.locator("#result_list")).to_contain_text("林晓岚")

    health = page.request.get("/healthz")
    assert health.json()["record"] == "ok"
