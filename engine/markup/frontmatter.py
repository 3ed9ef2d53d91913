"""The head of a file: YAML between two lines of ---, read as plain strings.

`no`, `1:30` and a date stay what the author wrote; the schema gives them types.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from engine.markup.marks import clean
from engine.markup.problem import Problem, gettext_noop

MOST_CHARACTERS = 20_000
DEEPEST = 6

NO_HEAD = gettext_noop(
    "The file has no head; begin it with a line of ---, then title: …, then --- again."
)
OPEN_HEAD = gettext_noop(
    "The head that begins here has no end; put a line of --- below it."
)
TOO_LONG = gettext_noop(
    "The head has {count} characters (most: {most}); move text into the body."
)
BAD_YAML = gettext_noop(
    "The head cannot be read here ({fault}); write “name: value”, and put a value that"
    " holds a colon or begins with a sign between quotation marks."
)
NOT_A_MAPPING = gettext_noop("The head must be lines of “name: value”.")
DUPLICATE = gettext_noop("“{name}” stands in the head twice; keep one of the two.")
TOO_CLEVER = gettext_noop(
    "The head uses an anchor, an alias or too many levels; write its values out."
)

type Value = str | list[Value] | dict[str, Value]


@dataclass(frozen=True, slots=True)
class Document:
    """A file's head and body; the lines of both are the file's own."""

    path: str
    head: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    first_line: int = 1


def read(source: str, *, path: str) -> tuple[Document, list[Problem]]:
    """Part a file into head and body, and return every mistake of the head."""
    lines = clean(source).split("\n")
    if lines[0].rstrip() != "---":
        whole = Document(path, body="\n".join(lines))
        return whole, [Problem(path, 1, NO_HEAD)]
    ends = (number for number, line in enumerate(lines[1:], 1) if _is_fence(line))
    end = next(ends, None)
    if end is None:
        return Document(path), [Problem(path, 1, OPEN_HEAD)]
    head = _Head(path)
    head.read("\n".join(lines[1:end]))
    body = "\n".join(lines[end + 1 :])
    return Document(path, head.values, head.lines, body, end + 2), head.problems


def _is_fence(line: str) -> bool:
    return line.rstrip() == "---"


def _line(mark: object) -> int:
    """Return the line in the file, where the head begins in the second."""
    return int(getattr(mark, "line", 0)) + 2


class _Head:
    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[str, Value] = {}
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def read(self, text: str) -> None:
        if len(text) > MOST_CHARACTERS:
            self._report(1, TOO_LONG, count=len(text), most=MOST_CHARACTERS)
            return
        try:
            node = self._composed(text)
        except yaml.MarkedYAMLError as error:
            self._report(_line(error.problem_mark), BAD_YAML, fault=error.problem)
            return
        if isinstance(node, yaml.MappingNode):
            self.values = self._mapping(node, is_top=True)
        elif node is not None:
            self._report(2, NOT_A_MAPPING)

    def _composed(self, text: str) -> yaml.Node | None:
        """Return the head's nodes, unless composing them could run away."""
        if all(self._is_plain(event, depth) for event, depth in _events(text)):
            composed: yaml.Node | None = yaml.compose(text, Loader=yaml.BaseLoader)
            return composed
        return None

    def _is_plain(self, event: yaml.Event, depth: int) -> bool:
        is_plain = depth <= DEEPEST and not getattr(event, "anchor", None)
        if not is_plain:
            self._report(_line(event.start_mark), TOO_CLEVER)
        return is_plain

    def _value(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, is_top=False)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item) for item in node.value]
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, *, is_top: bool) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key, value in node.value:
            name, line = str(key.value), _line(key.start_mark)
            if name in values:
                self._report(line, DUPLICATE, name=name)
            if is_top:
                self.lines[name] = line
            values[name] = self._value(value)
        return values

    def _report(self, line: int, message: str, **values: object) -> None:
        self.problems.append(Problem(self.path, line, message, values))


def _events(text: str) -> Iterator[tuple[yaml.Event, int]]:
    """Walk through the head without building anything, and count its levels."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        yield event, depth
        depth -= isinstance(event, yaml.CollectionEndEvent)
