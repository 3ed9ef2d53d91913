"""The way trainers write questions in documents, line by line, into cards."""

import re
from collections.abc import Iterable, Sequence

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import asking, labels, names, texts
from engine.questions.exchange.cards import CHOICES, Deck, Kind
from engine.questions.exchange.fields import Fields, Lettered

NO_PLACE = _("This line belongs to no question. Begin each one with “题干：” or “1.”.")
NO_QUESTIONS = _("No question is found. Write them as 题干：…, A. …, 答案：B, 解析：….")

_WITH_OPTIONS = CHOICES | {Kind.ORDERING, Kind.MATCHING, Kind.SCALE}

type Numbered = tuple[int, str]


class _Question:
    """A question whose lines are being gathered."""

    def __init__(self, line: int, kind: str = "", points: str = "") -> None:
        self.line = line
        self.number = 0
        self.section = kind
        self.single = {"kind": "", "points": points}
        self.options: list[list[str]] = []
        self.hints: list[str] = []
        self.feedback: dict[str, str] = {}
        self.part = "prompt"

    @property
    def is_answered(self) -> bool:
        return bool(self.options) or "answer" in self.single

    def take(self, part: str, text: str) -> None:
        """Begin a part of the question."""
        self.part = part
        if part == "hints":
            self.hints.append(text)
        elif part in {"kind", "points"}:
            self.single[part] = text
        else:
            self._add(part, text)

    def go_on(self, text: str) -> None:
        """Add a line to the part that was begun last."""
        if self.part == "hints":
            self.hints[-1] += f"\n{text}"
        elif self.part == "options":
            self.options[-1][1] += f"\n{text}"
        elif self.part.startswith("feedback"):
            self.feedback[self.part[-1]] += f"\n{text}"
        else:
            self._add(self.part, text)

    def _add(self, part: str, text: str) -> None:
        before = self.single.get(part, "")
        self.single[part] = f"{before}\n{text}" if before else text

    def expects(self, letter: str) -> bool:
        """Say whether an option may have this letter: a small one only in its turn."""
        place = len(self.options)
        return not letter.islower() or "abcdefgh"[place : place + 1] == letter

    def take_options(self, letter: str, text: str) -> None:
        self.part = "options"
        first, *more = labels.MORE_OPTIONS.split(text)
        self.options.append([texts.narrow(letter).upper(), first])
        self.options += [
            [texts.narrow(told["letter"]), told["text"]]
            for told in map(labels.option, more)
            if told
        ]

    def take_feedback(self, letter: str, text: str) -> None:
        self.part = f"feedback {texts.narrow(letter).upper()}"
        self.feedback[self.part[-1]] = text

    def fields(self) -> Fields:
        self._take_inline()
        if not self.single["kind"] and self._fits_section():
            self.single["kind"] = self.section
        return Fields(
            line=self.line,
            options=tuple(Lettered(*option) for option in self.options),
            hints=tuple(self.hints),
            feedback=self.feedback,
            **self.single,
        )

    def _fits_section(self) -> bool:
        """Say whether the kind that a heading announced can be this question's."""
        return not self.options or names.kind(self.section) in _WITH_OPTIONS

    def _take_inline(self) -> None:
        """Take kind, points and answer out of the question's first line."""
        first, _sign, rest = self.single.get("prompt", "").partition("\n")
        if (told := labels.INLINE_KIND.match(first)) and names.kind(told[1]):
            self.single["kind"], first = told[1], first[told.end() :]
        if told := labels.INLINE_POINTS.search(first):
            self.single["points"], first = told[1], first[: told.start()]
        told = labels.INLINE_ANSWER.search(first)
        if told and "answer" not in self.single:
            self.single["answer"] = told[1]
            first = f"{first[: told.start()]}（　）{first[told.end() :]}"
        self.single["prompt"] = f"{first.strip()}\n{rest}".strip()


class _Gathering:
    """Parts the lines of a document into questions."""

    def __init__(self, lines: Sequence[Numbered], deck: Deck) -> None:
        self.deck = deck
        self.questions: list[_Question] = []
        self.is_open = False
        self.after_blank = False
        self.section = ("", "")
        told = [text for _line, text in lines if text]
        found = map(labels.labelled, told)
        self.by_label = any(label and label[0] == "prompt" for label in found)
        self.numbering = None if self.by_label else labels.numbering(told)
        self.by_blank = not (self.by_label or self.numbering) and any(
            labels.labelled(text) or labels.option(text) for text in told
        )

    def take(self, line: int, text: str) -> None:
        if not text:
            self.after_blank = True
            return
        if not (self._take_section(text) or self._take_start(line, text)):
            self._take_part(line, text)
        self.after_blank = False

    def _take_section(self, text: str) -> bool:
        found = labels.SECTION.match(text)
        kind = re.split(r"[(（:：,，。 ]", found["text"])[0] if found else ""
        if not found or names.kind(kind) is None:
            return False
        each = labels.EACH.search(texts.narrow(text))
        self.section = (kind, each[1] if each else "")
        self.is_open = False
        return True

    def _take_start(self, line: int, text: str) -> bool:
        """Begin a question, if that is what the line does."""
        number = self.numbering.match(text) if self.numbering else None
        label = labels.labelled(text)
        if label and label[0] == "prompt":
            self._begin(line, label[1])
        elif number and self._is_next(labels.number_of(number)):
            self._begin(line, number["text"], labels.number_of(number))
        elif self._begins_unmarked(text):
            self._begin(line, text)
        else:
            return False
        return True

    def _begin(self, line: int, text: str, number: int = 0) -> None:
        told = labels.NUMBERS[0].match(text) if self.by_label else None
        question = _Question(line, *self.section)
        question.number = number
        question.take("prompt", told["text"] if told else text)
        self.questions.append(question)
        self.is_open = True

    def _is_next(self, number: int) -> bool:
        if not self.is_open:
            return True
        last = self.questions[-1]
        return last.is_answered or number == last.number + 1

    def _begins_unmarked(self, text: str) -> bool:
        if not self.by_blank or labels.labelled(text) or labels.option(text):
            return False
        is_done = self.after_blank and self.questions and self.questions[-1].is_answered
        return not self.is_open or bool(is_done)

    def _take_part(self, line: int, text: str) -> None:
        if not self.is_open:
            self._take_outside(line, text)
            return
        question = self.questions[-1]
        if label := labels.labelled(text):
            question.take(*label)
        elif told := labels.FEEDBACK.fullmatch(text):
            question.take_feedback(told["letter"], told["text"])
        elif (told := labels.option(text)) and question.expects(told["letter"]):
            question.take_options(told["letter"], told["text"])
        else:
            question.go_on(text)

    def _take_outside(self, line: int, text: str) -> None:
        """Take the first line before all questions for the title."""
        if self.questions or self.deck.title:
            self.deck.note(line, NO_PLACE)
        self.deck.title = self.deck.title or text


def read(lines: Iterable[Numbered], deck: Deck) -> Deck:
    """Read numbered lines, or paragraphs, into the deck."""
    told = [(number, text.strip(" \t\u3000")) for number, text in lines]
    gathering = _Gathering(told, deck)
    for number, text in told:
        gathering.take(number, text)
    deck.seen = len(deck.notes)
    if not gathering.questions:
        raise deck.refuse(1, NO_QUESTIONS)
    for question in gathering.questions:
        if card := asking.card(question.fields(), deck, texts.escaped):
            deck.add(card)
    return deck


def read_text(text: str, path: str) -> Deck:
    return read(enumerate(text.split("\n"), start=1), Deck(path))
