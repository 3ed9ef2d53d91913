"""Plain text into Markdown that shows the same, and Markdown into plain text."""

import re
import unicodedata
from html import unescape

_SIGNS = re.compile(
    r"[\\`*_\[\]]|<|&(?=#?\w{1,32};)|\{(?=:|[ ]*[#.]|[ ]*[\w-]+=)"  # else attributes
)
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_SIGN_FIRST = r"(?P<escaped>#|>|[-+](?=[ \t])|-(?=[- \t]*$)|!!!)"
_LIST = r"(?P<number>\d{1,9})(?=[.)][ \t])"
_LOOSE_LIST = r"(?P<number>\d{1,9})(?=[.)、．）])|(?P<mark>[（(](?=\d{1,3}[）)])|[①-⑳])"
_OTHER = r"(?P<other>=(?=[ \t]|=*[ \t]*$)|\||///|~~~|:(?=[ \t]))"
_BEGINNING = re.compile(rf"^(?:{_SIGN_FIRST}|{_LIST}|{_OTHER})")
_LOOSE_BEGINNING = re.compile(rf"^(?:{_SIGN_FIRST}|{_LOOSE_LIST}|{_OTHER})")
_BULLET = re.compile(r"(?:-|•|\\\*)[ \t\u3000]+(?=\S)")
_NUMBER_FIRST = re.compile(r"^&#(\d{1,6});")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_PICTURE = re.compile(r"!\[([^\]]{0,1000})\]\(([^()\s]{1,1000})[^()]{0,1000}\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,1000})\]\([^()\s]{1,1000}[^()]{0,1000}\)")
_STRESS = re.compile(r"(?<!\\)(\*\*|\*|`)(?=\S)([^*`\n]{1,1000}?)(?<=[^\s\\])\1")
_FIRST_STRUCTURE = re.compile(
    r"[-*+](?=[ \t])|[>|#]|`{3}|~{3}|\d{1,9}[.)]\s|!\[|///|:?-{3}"
)


def escaped(text: str) -> str:
    """Return Markdown that shows this text as it is, a paragraph for each line.

    Nothing at the beginning of a line is taken for a list, an answer or a heading.
    """
    found, was_bullet = "", False
    for line in filter(None, map(escaped_line, text.split("\n"))):
        bullet = _BULLET.match(line)
        rest = line[bullet.end() :] if bullet else line
        told = "- " + rest if bullet else _LOOSE_BEGINNING.sub(_harmless, line)
        between = "\n" if bullet and was_bullet else "\n\n"
        found, was_bullet = f"{found}{between}{told}", bullet is not None
    return found.strip("\n")


def escaped_run(text: str) -> str:
    """Return Markdown that shows these words, which may stand inside a paragraph."""
    lines = map(escaped_line, text.split("\n"))
    return "\n".join(_BEGINNING.sub(_harmless, line) for line in lines)


def escaped_line(line: str) -> str:
    """Return Markdown that shows this line as it is where a line has begun before."""
    return _SIGNS.sub(lambda sign: _ENTITIES.get(sign[0], "\\" + sign[0]), line.strip())


def plain(markdown: str) -> tuple[str, bool]:
    """Return the text without Markdown's signs, and whether any form was lost."""
    text, links = _LINK.subn(r"\1", markdown)
    text, stresses = _STRESS.subn(r"\2", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    text = unescape(_ESCAPED.sub(r"\1", text)).strip()
    return text, bool(links + stresses)


def without_pictures(markdown: str) -> tuple[str, list[str]]:
    """Return the Markdown without its pictures, and their names."""
    names = [match[2] for match in _PICTURE.finditer(markdown)]
    return _PICTURE.sub(r"\1", markdown), names


def parted(markdown: str) -> tuple[str, str]:
    """Part a text into the line for a heading and what stands below it.

    The heading is empty where the text begins with a list, a table or a picture.
    """
    first, _, rest = markdown.strip().partition("\n")
    if _FIRST_STRUCTURE.match(first):
        return "", markdown.strip()
    first = _NUMBER_FIRST.sub(lambda code: chr(int(code[1])), first)
    if rest.strip() and not rest.startswith("\n"):
        paragraph, _, below = f"{first}\n{rest}".partition("\n\n")
        if not any(map(_FIRST_STRUCTURE.match, paragraph.split("\n")[1:])):
            return one_line(paragraph), below.strip("\n")
    return first.strip(), rest.strip("\n")


def one_line(text: str) -> str:
    """Return a text in one line; between two Chinese characters no space is put."""
    parts = [part.strip() for part in text.split("\n") if part.strip()]
    line = parts[0] if parts else ""
    for part in parts[1:]:
        is_joined = _is_wide(line[-1]) and _is_wide(part[0])
        line += part if is_joined else f" {part}"
    return line


def narrow(text: str) -> str:
    """Return a text with letters, digits and signs in half width (NFKC)."""
    return unicodedata.normalize("NFKC", text)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _harmless(match: re.Match[str]) -> str:
    if match["escaped"]:
        return "\\" + match["escaped"]
    other = next(word for word in match.groups() if word)
    return f"&#{ord(other[0])};{other[1:]}"
