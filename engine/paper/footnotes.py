"""Sets notes that stand at the end of a page of the web at the foot of the paper."""

import re

NOTES = re.compile(
    r'<div class="footnote"[^>]*>\s*<hr ?/?>\s*<ol>(.*?)</ol>\s*</div>', re.DOTALL
)
NOTE = re.compile(r'<li id="([^"]+)">(.*?)</li>(?=\s*(?:<li id="|$))', re.DOTALL)
BACK = re.compile(
    r'(?:&nbsp;|&#160;|\u00a0|\s)*<a class="footnote-backref".*?</a>', re.DOTALL
)
CALL = re.compile(
    r'<sup id="[^"]*"><a class="footnote-ref" href="#([^"]+)"[^>]*>(.*?)</a></sup>',
    re.DOTALL,
)
BETWEEN = re.compile(r"</p>\s*<p[^>]*>")
END = re.compile(r"^\s*<p[^>]*>|</p>\s*$")
BLOCKS = re.compile(r"<(?:p|ul|ol|dl|table|pre|blockquote|figure|div)\b")
FOOT = '<foot-note id="{name}" data-number="{number}">{words}</foot-note>'
AGAIN = '<sup><a class="foot-note-again" href="#{name}">{number}</a></sup>'


def at_foot(html: str) -> str:
    """Move every note to the place that calls it first; the printer floats it down.

    A list of notes that holds more than paragraphs stays where it is, at the end.
    """
    places = [found.span() for found in NOTES.finditer(html)]
    made, start = [], 0
    for begin, end in places:
        made.append(moved(html[start:begin], html[begin:end]))
        start = end
    return "".join((*made, html[start:]))


def moved(text: str, listed: str) -> str:
    """Return the text before a list of notes with its notes in it."""
    list_ = NOTES.match(listed)
    notes = {
        name: flat(words) for name, words in NOTE.findall(list_[1] if list_ else "")
    }
    called = {found[1] for found in CALL.finditer(text)}
    if called != set(notes) or any(map(BLOCKS.search, notes.values())):
        return text + listed
    said: set[str] = set()

    def call(found: re.Match[str]) -> str:
        name, number = found.groups()
        form = AGAIN if name in said else FOOT
        said.add(name)
        return form.format(name=name, number=number, words=notes[name])

    return CALL.sub(call, text)


def flat(words: str) -> str:
    """Return paragraphs as one run of words, without the way back."""
    return BETWEEN.sub("<br>", END.sub("", BACK.sub("", words).strip()))
