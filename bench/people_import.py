"""Bringing fifty thousand people in from a file: checked, applied, and once more."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command

from bench.measuring import Result, seconds

ROWS = 50_000
HEAD = "工号,姓名,邮箱,部门,岗位,主管工号,入职日期\r\n"
SECTIONS, MANAGERS = 50, 500


def measure() -> Iterator[Result]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "people.csv"
        file.write_text(text(), encoding="gb18030")
        yield line("checked, nothing written", bring(file, "--dry-run"))
        yield line("checked and applied", bring(file))
        yield line("the same file again, nothing to do", bring(file))


def line(what: str, took: float) -> Result:
    rate = f"{ROWS / took:,.0f} rows a second"
    return Result(f"import of {ROWS:,} people, {what}", f"{took:.1f} s", rate, "", None)


def bring(file: Path, *options: str) -> float:
    return seconds(
        lambda: call_command("import_people", str(file), *options, stdout=StringIO())
    )


def text() -> str:
    return HEAD + "".join(row(number) for number in range(ROWS))


def row(number: int) -> str:
    manager = f"8{number % MANAGERS:07}" if number >= MANAGERS else ""
    section = number % SECTIONS
    return (
        f"8{number:07},学员{number},p{number}@example.com,"
        f"总部/第{section // 10}部/第{section}科,窗口经办,{manager},"
        f"2024-03-0{section % 9 + 1}\r\n"
    )
