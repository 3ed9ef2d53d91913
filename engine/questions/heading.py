"""Reading the heading of a question: `## prompt {#id points=2 was=old tags="a b"}`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.markup.problem import gettext_noop as _
from engine.questions.draft import Line

_BRACES = re.compile(r"\{(?P<inner>[^{}]*)\}$")
_TOKEN = re.compile(
    r"""#(?P<id>\S*)|(?P<name>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>\S*))|\S+"""
)
_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_LONGEST_ID = 64

type Mistake = tuple[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart; ``id`` is empty if there is none or it cannot be one."""

    line: int
    prompt: str
    id: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()


def read(line: Line) -> Heading:
    """Take a heading apart; what is wrong with it lies in its ``mistakes``."""
    text = line.text.removeprefix("##")
    prompt, inner = _split(text.rstrip())
    parts = _Parts()
    if text and not text[0].isspace():
        parts.mistake(_("Write a space after “##”."))
    if not prompt:
        parts.mistake(_("The question is missing. Write it behind “##”."))
    for token in _TOKEN.finditer(inner):
        parts.take(token)
    return Heading(
        line.number, prompt, parts.id, parts.attributes, tuple(parts.mistakes)
    )


def _split(text: str) -> tuple[str, str]:
    """Return the prompt, and what stands in the braces if they hold attributes."""
    braces = _BRACES.search(text)
    inner = braces["inner"].strip() if braces else ""
    if braces and ("#" in inner or "=" in inner or inner.startswith(".")):
        return text[: braces.start()].strip(), inner
    return text.strip(), ""


def is_id(text: str) -> bool:
    """Say whether a text can be an id: ASCII letters, digits and hyphens."""
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


class _Parts:
    """What the braces of a heading hold, gathered piece by piece."""

    def __init__(self) -> None:
        self.id = ""
        self.attributes: dict[str, str] = {}
        self.mistakes: list[Mistake] = []

    def mistake(self, message: str, **values: object) -> None:
        self.mistakes.append((message, values))

    def take(self, token: re.Match[str]) -> None:
        if token["id"] is not None:
            self._take_id(token["id"])
        elif token["name"] is not None:
            self._take_attribute(token["name"], token["quoted"] or token["bare"] or "")
        else:
            self.mistake(
                _("“{text}” is not understood. Write “#id” or “name=value”."),
                text=token[0],
            )

    def _take_id(self, text: str) -> None:
        if self.id:
            self.mistake(_("A question has one id. Remove “#{id}”."), id=text)
        elif not is_id(text):
            self.mistake(
                _(
                    "“{id}” cannot be an id. Use ASCII letters, digits and single "
                    "hyphens, at most {longest} of them."
                ),
                id=text,
                longest=_LONGEST_ID,
            )
        else:
            self.id = text

    def _take_attribute(self, name: str, value: str) -> None:
        if name in self.attributes:
            self.mistake(_("“{name}” stands here twice. Remove one."), name=name)
        self.attributes[name] = value
