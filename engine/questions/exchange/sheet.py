"""The rows of an XLSX sheet into cards and back; cells hold Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from engine.markup.problem import gettext_noop as _
from engine.questions import examples
from engine.questions.exchange import archives, asking, fields, losses, source
from engine.questions.exchange.cards import Deck
from engine.questions.exchange.fields import Fields, Lettered
from engine.questions.exchange.texts import narrow
from engine.questions.options import letter
from engine.tables.table import Column, Table
from engine.tables.writing import write_xlsx

NO_HEAD = _(
    "No row has the headings 题干 and 答案 (or “Question” and “Answer”). Take the"
    " template and fill it in."
)
OTHER_COLUMN = _("The column “{name}” is not known and is left out.")
NO_SHEET = _("The file has no sheet that can be read; open it and save it anew.")

_FEWEST_OPTIONS, _MOST_OPTIONS = 8, 26
_HEAD_WITHIN = 20

_CHINESE = {
    "kind": "题型",
    "prompt": "题干",
    "material": "材料",
    "answer": "答案",
    "explanation": "解析",
    "hints": "提示",
    "points": "分值",
    "scoring": "计分",
    "order": "选项次序",
    "tags": "标签",
    "id": "编号",
}
_OTHERS = {
    "kind": "type kind 类型 題型",
    "prompt": "question prompt 题目 題幹 試題 试题",
    "material": "material 材料 背景",
    "answer": "answer 正确答案 正確答案 参考答案 參考答案 key",
    "explanation": "explanation 答案解析 说明 詳解",
    "hints": "hint hints",
    "points": "points 分数 分數 score",
    "scoring": "scoring 計分",
    "order": "order 次序",
    "tags": "tags tag 标签 標籤 知识点",
    "id": "id 編號",
}
_BY_NAME = {
    name: field
    for field, names in _OTHERS.items()
    for name in (*names.split(), _CHINESE[field])
}
_LETTERED = re.compile(
    r"(?P<what>选项|選項|option|反馈|回饋|feedback)(?P<letter>[a-z])", re.IGNORECASE
)
_FEEDBACK = frozenset({"反馈", "回饋", "feedback"})
_WIDE = frozenset({"prompt", "material", "explanation"})


def read(content: bytes, path: str) -> Deck:
    """Read the first sheet; a row is a question, its number the line of problems."""
    deck = Deck(path)
    archives.check(content, deck, form="XLSX")
    rows = [[_text(cell) for cell in row] for row in _rows(content, deck)]
    head = next(filter(_is_head, rows[:_HEAD_WITHIN]), None)
    if head is None:
        raise deck.refuse(1, NO_HEAD)
    start = rows.index(head) + 1
    columns = _columns(head, deck, line=start)
    for number, row in enumerate(rows[start:], start=start + 1):
        if any(row):
            card = asking.card(_fields(columns, row, number), deck, _as_it_is)
            if card:
                deck.add(card)
    return deck


def write(deck: Deck) -> bytes:
    """Return the file; what it cannot hold is noted in the deck."""
    given = []
    for card in deck.cards:
        losses.tell(card, deck, holds=fields.HOLDS)
        losses.tell_parted(card, deck)
        given.append(fields.of(losses.without_pictures(card, deck)))
    return _file(given)


def template() -> bytes:
    """Return an empty sheet with its headings and an example of each kind."""
    return write(source.read(examples.SOURCE, "template"))


def _file(given: Sequence[Fields]) -> bytes:
    most = max([len(one.options) for one in given], default=0)
    letters = [letter(place) for place in range(max(_FEWEST_OPTIONS, most))]
    columns = [
        Column(name, width=40 if field in _WIDE else 12)
        for field, name in _CHINESE.items()
    ]
    options = [Column(f"选项{one}", width=18) for one in letters]
    words = [Column(f"反馈{one}", width=18) for one in letters]
    table = Table("试题", (*columns[:3], *options, *columns[3:], *words), UTC)
    file = BytesIO()
    rows = (_row(one, letters) for one in given)
    write_xlsx(table, rows, file, at_most=max(1, len(given)))
    return file.getvalue()


def _row(given: Fields, letters: Sequence[str]) -> list[str]:
    single = [_cell(getattr(given, name)) for name in _CHINESE]
    options = dict(given.options)
    return [
        *single[:3],
        *(options.get(one, "") for one in letters),
        *single[3:],
        *(given.feedback.get(one, "") for one in letters),
    ]


def _cell(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n\n".join(value)


def _rows(content: bytes, deck: Deck) -> Iterable[Sequence[object]]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        return sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as problem:
        raise deck.refuse(1, NO_SHEET) from problem


def _text(cell: object) -> str:
    """Return what a cell shows: 2 for 2.0, 对 for TRUE."""
    if isinstance(cell, bool):
        return "对" if cell else "错"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _is_head(row: Sequence[str]) -> bool:
    names = {_BY_NAME.get(_name(cell)) for cell in row}
    return {"prompt", "answer"} <= names


def _name(cell: str) -> str:
    return "".join(narrow(cell).casefold().split())


def _columns(head: Sequence[str], deck: Deck, *, line: int) -> list[tuple[str, str]]:
    """Return what each column holds, and for which option."""
    found = []
    for cell in head:
        name = _name(cell)
        told = _LETTERED.fullmatch(name)
        if told:
            what = "feedback" if told["what"] in _FEEDBACK else "options"
            found.append((what, told["letter"].upper()))
        else:
            found.append((_BY_NAME.get(name, ""), ""))
            if name and name not in _BY_NAME:
                deck.note(line, OTHER_COLUMN, name=cell)
    return found


def _fields(columns: list[tuple[str, str]], row: Sequence[str], number: int) -> Fields:
    cells = [(what, one, text) for (what, one), text in zip(columns, row, strict=False)]
    single = {
        what: text for what, one, text in cells if what and not one and what != "hints"
    }
    return Fields(
        line=number,
        options=tuple(_options(cells)),
        feedback={one: text for what, one, text in cells if what == "feedback"},
        hints=tuple(
            part
            for what, _one, text in cells
            if what == "hints"
            for part in re.split(r"\n\s{0,100}\n", text)
        ),
        **single,
    )


def _options(cells: Iterable[tuple[str, str, str]]) -> Iterator[Lettered]:
    for what, one, text in cells:
        if what == "options" and text:
            yield Lettered(one, text)


def _as_it_is(text: str) -> str:
    return text.strip()
