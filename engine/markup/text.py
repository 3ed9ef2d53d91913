"""Plain text out of safe HTML, and how long it is to read."""

import re
from html import unescape

_BLOCK_END = re.compile(
    r"</(?:p|h[1-6]|li|dt|dd|td|th|tr|caption|figcaption|pre|div)>|<br>|<hr>"
)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \t\xa0]+")
_LINES = re.compile(r"\s*\n\s*")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_COUNTED = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:['\u2019.,-][^\W_{_HAN}]+)*")
_CJK = rf"{_HAN}\u3000-\u303f\u3040-\u30ff\uff00-\uffef\u2018-\u201d\u2014\u2026\u00b7"
_INLINE = "a|b|code|del|em|ins|kbd|mark|ruby|s|small|span|strong|sub|sup|u"
_JOINT = re.compile(
    rf"(?<=[{_CJK}])((?:</(?:{_INLINE})>)*)\n((?:<(?:{_INLINE})(?:\s[^>]*)?>)*)(?=[{_CJK}])"
)
_PREFORMATTED = re.compile(r"(<pre.*?</pre>)", re.DOTALL)


def plain(html: str) -> str:
    """Return the text of safe HTML, a line for each block."""
    text = _TAG.sub("", _BLOCK_END.sub("\n", html))
    return _LINES.sub("\n", _SPACE.sub(" ", unescape(text))).strip()


def count(text: str) -> int:
    """Count 汉字 and other words: the length that reading time follows."""
    return len(_COUNTED.findall(text))


def join_lines(html: str) -> str:
    """Take out line breaks between two Chinese characters, but not in code."""
    if "<pre" not in html:
        return _JOINT.sub(r"\1\2", html)
    parts = _PREFORMATTED.split(html)
    parts[::2] = [_JOINT.sub(r"\1\2", part) for part in parts[::2]]
    return "".join(parts)
