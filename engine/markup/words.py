"""The few words that a page adds to what its author wrote, in the course's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    figure: str
    note: str
    supplement: str
    trainer: str
    back: str


_CHINESE = Words("图 {}", "注", "编者补充", "讲师专用", "回到正文的注 {}")
_WORDS = {
    "zh-Hans": _CHINESE,
    "zh-Hant": Words("圖 {}", "註", "編者補充", "講師專用", "回到正文的註 {}"),
    "en": Words(
        "Figure {}", "Note", "Added by the editor", "For trainers", "Back to note {}"
    ),
}


def words_of(language: str) -> Words:
    return _WORDS.get(language, _CHINESE)
