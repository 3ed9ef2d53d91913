"""From a messy file of people to the pack an auditor opens."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys import conftest, ways
from tests.journeys.test_office import choose, taken

pytestmark = pytest.mark.journey

PEOPLE = """\
工号,姓名,部门,岗位,主管工号,入职日期
10540,孙丽,安和医保服务中心/窗口服务二科,综合窗口,10311,2026年9月1日
00907,钱小满,安和医保服务中心/窗口服务一科,综合窗口,10219,2026-11-01
00908,,安和医保服务中心/窗口服务一科,,,
00909,自管自,安和医保服务中心/窗口服务一科,,00909,
00910,前一个,安和医保服务中心,,,
00910,后一个,安和医保服务中心,,,
"""
EXAM = "/courses/exam/exam/"


def test_training_is_proven_from_the_file_of_people_to_the_auditors_pack(
    opened, site, tmp_path
):
    hr = opened()
    ways.sign_in(hr, "hr")
    bring_in(hr)
    assign(opened)
    pass_(opened)
    begin(opened)
    ask_for_more_time(opened)

    grant(hr)

    assert statuses(hr, days_ago=1) == {}
    assert statuses(hr, days_ago=0) == {
        "林晓岚": "进行中",
        "赵思远": "进行中",
        "孙丽": "未开始",
        "刘一鸣": "未开始",
    }
    look_into(pack(hr, site), hr, tmp_path)


def bring_in(page: Page) -> None:
    """Bring in what is right of the file; what is wrong is told and left out."""
    page.goto("/people/import/")
    file = {"name": "人员.csv", "mimeType": "text/csv"}
    page.set_input_files("[name=file]", file | {"buffer": PEOPLE.encode("gb18030")})  # type: ignore[arg-type]  # a FilePayload
    page.click(f".release-upload {ways.PRIMARY}")
    page.click(f"main {ways.PRIMARY}")
    expect(page.locator("[data-kind=added] b")).to_have_text("1")
    expect(page.locator("[data-kind=changed] b")).to_have_text("1")
    expect(page.locator("[data-kind=wrong] b")).to_have_text("4")

    page.click(f"main {ways.PRIMARY}")

    expect(page.locator(".people-done")).to_contain_text("已生效")


def assign(opened: conftest.Opening) -> None:
    page = opened()
    ways.sign_in(page, "trainer")
    page.goto("/training/assignments/new/")
    choose(page, "what", "考试")
    choose(page, "cohort", "二〇二六秋季新员工班")
    page.fill("[name=due-days], [name=due_days]", "10")
    page.fill("[name=why]", "上岗前")
    page.click(f".order {ways.PRIMARY}")
    expect(page.locator("main")).to_contain_text("4 人")
    page.click(f"form[method=post] {ways.PRIMARY}")
    expect(page).to_have_url(re.compile(r"/training/assignments/\d+/"))


def pass_(opened: conftest.Opening) -> None:
    page = opened(390)
    ways.sign_in(page, "trainee")
    page.goto(EXAM)
    ways.take_quiz(page, "exam")


def begin(opened: conftest.Opening) -> None:
    page = opened(390)
    ways.sign_in(page, "zhaosiyuan")
    page.goto(EXAM)
    page.click(f".question-ways {ways.PRIMARY}")
    page.wait_for_url("**/questions/*/")


def ask_for_more_time(opened: conftest.Opening) -> None:
    """Find out why it is asked, and ask for more time from there."""
    page = opened(390)
    ways.sign_in(page, "sunli")
    duty = page.locator(".duty", has_text="第一章　全部题型")
    duty.locator("a[href*='/training/mine/']").click()
    expect(page.locator("main")).to_contain_text("上岗前")
    page.click("a[href*='/training/extensions/ask/']")
    page.fill("[name=due_on]", day(20))
    page.fill("[name=why]", "下周支援外地窗口")
    page.click(f"main {ways.PRIMARY}")
    expect(page.locator("main")).to_contain_text("下周支援外地窗口")


def grant(page: Page) -> None:
    page.goto("/training/extensions/")
    page.locator("a[href*='/training/extensions/']", has_text="孙丽").first.click()
    page.click("button[value=yes]")
    expect(page).to_have_url(re.compile(r"/training/extensions/$"))


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def statuses(page: Page, *, days_ago: int) -> dict[str, str]:
    """Return name and status of each row of the file, as of so many days ago."""
    page.goto(f"/reports/completions/?module=exam&as-of={day(-days_ago)}")
    text = taken(page, "completions.csv").decode("utf-8-sig")
    head, *rows = (line.split(",") for line in text.splitlines())
    name, status = head.index("姓名"), head.index("状态")
    return {row[name]: row[status] for row in rows}


def pack(page: Page, site: conftest.Site) -> bytes:
    page.goto("/reports/pack/")
    page.fill("[name=who]", "林晓岚")
    page.fill("[name=since]", day(-60))
    page.fill("[name=until]", day(0))
    page.click(f"main {ways.PRIMARY}")
    expect(page).to_have_url(re.compile(r"/jobs/\d+/"))
    around = conftest.surroundings(site.content.parent, site.address)
    conftest.run(["manage.py", "db_worker", "--batch"], around)
    page.reload()
    return taken(page, "/file/")


def look_into(content: bytes, page: Page, folder: Path) -> None:
    """Open the pack's first page from the folder, without the site."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    index = next(folder.rglob("index.html"))
    assert list(folder.rglob("SHA256SUMS"))
    page.goto(index.as_uri())
    expect(page.locator("body")).to_contain_text("林晓岚")
    page.locator("a", has_text="林晓岚").first.click()
    expect(page.locator("body")).to_contain_text("全部题型")
