"""What single elements of Moodle XML say."""

from dataclasses import dataclass, field
from fractions import Fraction

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import hypertext, texts
from engine.questions.exchange.cards import Deck
from engine.questions.exchange.marking import Graded
from engine.questions.exchange.tree import Node

BAD_WEIGHT = _("“{text}” is no percentage. Write a number from -100 to 100.")
FILE_LEFT = _("The embedded file “{name}” is not taken over; save it beside the quiz.")


@dataclass(slots=True)
class Reading:
    """A file being read, and what is left out of many questions at once."""

    deck: Deck
    lost: dict[str, list[int]] = field(default_factory=dict)

    def lose(self, message: str, line: int) -> None:
        self.lost.setdefault(message, []).append(line)

    def say_lost(self) -> None:
        for message, lines in self.lost.items():
            self.deck.note(lines[0], message, count=len(lines))

    def words(self, node: Node) -> str:
        """Return the text in an element as Markdown, by the format it says."""
        inner = node.first("text")
        text = inner.text or node.text
        if "@@PLUGINFILE@@" not in text:
            for file in node.all("file"):
                name = file.attributes.get("name", "")
                self.deck.note(file.line, FILE_LEFT, name=name)
        form = node.attributes.get("format", "html")
        if form == "markdown":
            return text
        if form == "plain_text":
            return texts.escaped(text)
        return hypertext.markdown(text, line=inner.line, deck=self.deck)

    def weight(self, node: Node) -> Fraction:
        text = node.attributes.get("fraction", "0")
        try:
            return Fraction(text)
        except (ValueError, ZeroDivisionError):
            self.deck.problem(node.line, BAD_WEIGHT, text=text)
            return Fraction(0)

    def options(self, node: Node) -> list[Graded]:
        return [
            Graded(
                self.words(one),
                self.weight(one),
                self.words(one.first("feedback")),
                one.line,
            )
            for one in node.all("answer")
        ]

    def answers(self, node: Node) -> list[Graded]:
        """Return the answers to be typed: their words as they are."""
        return [
            Graded(
                " ".join((one.first("text").text or one.text).split()),
                self.weight(one),
                self.words(one.first("feedback")),
                one.line,
            )
            for one in node.all("answer")
        ]
