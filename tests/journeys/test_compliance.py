"""From a messy file of people to the pack an auditor opens."""

import csv
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
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
LESSON = f"{ways.COURSE}marriott/"
MODULE = "customer-satisfaction/opening"
LEARNING = """
from datetime import timedelta
from django.utils import timezone
from courses.models import Module
from people.models import Person
from training import rehearsal

trainee = Person.objects.get(username="trainee")
module = Module.objects.get(slug="opening")
rehearsal.learn(module, person=trainee, at=timezone.now() - timedelta(minutes=15))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[conftest.Site]:
    """Serve a site of its own: who has learnt what must be nobody else's doing."""
    with conftest.served(tmp_path_factory) as own:
        yield own


def test_training_is_proven_from_the_file_of_people_to_the_auditors_pack(
    opened, site, tmp_path
):
    hr = opened()
    ways.sign_in(hr, "hr")
    bring_in(hr)
    then = statuses(hr, days_ago=1)
    assign(opened)
    learn(site)
    begin(opened)
    ask_for_more_time(opened)

    grant(hr)

    now = statuses(hr, days_ago=0)
    assert (then["林晓岚"], now["林晓岚"]) == ({"进行中"}, {"已完成"})
    assert (then["刘一鸣"], now["刘一鸣"]) == ({"未开始"}, {"进行中"})
    assert (then["孙丽"], now["孙丽"]) == ({"未开始", "逾期"}, {"未开始"})
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
    page.select_option("[name=what]", MODULE)
    choose(page, "cohort", "二〇二六秋季新员工班")
    page.fill("[name=due-days], [name=due_days]", "10")
    page.fill("[name=why]", "上岗前")
    page.click(f".order {ways.PRIMARY}")
    expect(page.locator("main")).to_contain_text("4 人")
    page.click(f"form[method=post] {ways.PRIMARY}")
    expect(page).to_have_url(re.compile(r"/training/assignments/\d+/"))


def learn(site: conftest.Site) -> None:
    """Let one of them learn all of it, by the functions that the pages call."""
    conftest.run(["manage.py", "shell", "--no-imports", "-c", LEARNING], around(site))


def around(site: conftest.Site) -> dict[str, str]:
    return conftest.surroundings(site.content.parent, site.address)


def begin(opened: conftest.Opening) -> None:
    page = opened(390)
    ways.sign_in(page, "liuyiming")
    page.goto(LESSON)
    ways.read_lesson(page)


def ask_for_more_time(opened: conftest.Opening) -> None:
    """Find out why it is asked, and ask for more time from there."""
    page = opened(390)
    ways.sign_in(page, "sunli")
    page.locator("a[href*='/training/mine/']").first.click()
    expect(page.locator("main")).to_contain_text("窗口服务岗位必修")
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


def statuses(page: Page, *, days_ago: int) -> dict[str, set[str]]:
    """Return how each person's rows of the file stand, as of so many days ago."""
    filters = f"module={MODULE}&cohort=autumn-2026&as-of={day(-days_ago)}"
    page.goto(f"/reports/completions/?{filters}")
    text = taken(page, "completions.csv").decode("utf-8-sig")
    found: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(io.StringIO(text)):
        found[row["姓名"]].add(row["状态"])
    return found


def pack(page: Page, site: conftest.Site) -> bytes:
    page.goto("/reports/pack/")
    page.fill("[name=who]", "林晓岚")
    page.fill("[name=since]", day(-60))
    page.fill("[name=until]", day(0))
    page.click(f"main {ways.PRIMARY}")
    expect(page).to_have_url(re.compile(r"/jobs/\d+/"))
    conftest.run(["manage.py", "db_worker", "--batch"], around(site))
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
    expect(page.locator("body")).to_contain_text("破冰与案例")
    page.locator("a[href$='.html']").first.click()
    expect(page.locator("body")).to_contain_text("SHA-256")
