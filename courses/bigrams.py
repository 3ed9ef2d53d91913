"""Cuts Chinese text into pairs of characters, so that a search finds any word in it.

「顾客满意」 becomes 顾客 客满 满意; Latin words and numbers stay whole. The same
cut of a question is a phrase of the cut text exactly when the text contains it.
"""

import re
import unicodedata
from collections.abc import Iterator

# Stands between two Chinese passages, so that no pair reaches across a full stop.
BREAK = "\u01c0"  # a letter that nobody writes
MOST_TERMS = 8
MOST_CHARACTERS = 100

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IS_HAN = re.compile(rf"[{_HAN}]+")


def folded(text: str) -> str:
    """Return the text without the differences of width and case."""
    return unicodedata.normalize("NFKC", text).casefold()


def tokens(text: str) -> str:
    """Return what of the text goes into the index, parted by spaces."""
    return " ".join(_tokens(folded(text)))


def words(query: str) -> list[str]:
    """Return what a person looks for: each word must be found."""
    short = folded(query.replace("\0", " ")[:MOST_CHARACTERS])
    found = [word for word in short.split() if _RUN.search(word)]
    return list(dict.fromkeys(found))[:MOST_TERMS]


def is_single(word: str) -> bool:
    """Say whether the word is one Chinese character, which is no pair."""
    runs = _RUN.findall(word)
    return len(runs) == 1 and len(runs[0]) == 1 and bool(_IS_HAN.match(runs[0]))


def phrase(word: str) -> list[str]:
    """Return the tokens that must follow one another where the word stands."""
    return list(_tokens(word))


def pattern(words_: list[str]) -> re.Pattern[str]:
    """Return what finds the words in a folded text."""
    found = [_pattern(word) for word in sorted(words_, key=len, reverse=True)]
    return re.compile("|".join(found) or r"(?!)")


def _tokens(text: str) -> Iterator[str]:
    end = 0
    was_han = False
    for run in _RUN.finditer(text):
        is_han = bool(_IS_HAN.match(run[0]))
        if is_han and was_han and run.start() > end:
            yield BREAK
        yield from _pairs(run[0]) if is_han else [run[0]]
        end, was_han = run.end(), is_han


def _pairs(run: str) -> list[str]:
    if len(run) == 1:
        return [run]
    return [run[place : place + 2] for place in range(len(run) - 1)]


def _pattern(word: str) -> str:
    runs = [
        run if _IS_HAN.match(run) else rf"(?<![^\W_{_HAN}]){run}(?![^\W_{_HAN}])"
        for run in _RUN.findall(word)
    ]
    return r"[\W_]*".join(runs)
