"""What a person puts her name to at the end of a lesson that asks for it."""

MOST_CHARACTERS = 300

_USUAL = "我已阅读并理解本讲的全部内容，知道该怎样做，并会照着去做。"
_BY_LANGUAGE = {
    "zh-Hans": _USUAL,
    "zh-Hant": "我已閱讀並理解本講的全部內容，知道該怎樣做，並會照著去做。",
    "en": (
        "I have read and understood the whole of this lesson, I know what it asks of"
        " me, and I will act on it."
    ),
}
_WANTED = frozenset({"yes", "true"})
_NOT_WANTED = frozenset({"", "no", "false"})


def of(asked: str, *, language: str) -> str:
    """Return the words that `attest:` asks for: its own, the usual ones, or none."""
    word = asked.casefold()
    if word in _NOT_WANTED:
        return ""
    return _BY_LANGUAGE.get(language, _USUAL) if word in _WANTED else asked
