"""Small numbers in the writing of a language, for the names of chapters and units."""

_MOST = 99
_DIGITS = "零一二三四五六七八九"


def numeral(number: int, *, language: str) -> str:
    """Return 「二」, 「十二」 or 「二十一」 in Chinese up to 99, else figures."""
    if not language.startswith("zh") or number > _MOST:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
