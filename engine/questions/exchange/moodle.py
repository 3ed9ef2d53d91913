"""Moodle XML into cards."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import (
    embedded,
    marking,
    quantities,
    texts,
    tree,
    writing,
)
from engine.questions.exchange.asking import NO_RUBRIC, RUBRIC
from engine.questions.exchange.cards import (
    Answer,
    Card,
    Deck,
    Kind,
    Option,
    Pair,
)
from engine.questions.exchange.gift import TITLES_LEFT
from engine.questions.exchange.moodle_elements import Reading
from engine.questions.exchange.tree import Node

NOT_MOODLE = _("This is no Moodle XML: its first element is <{name}>, not <quiz>.")
OTHER_TYPE = _("Questions of the type “{type}” are not known here; it is left out.")
DESCRIPTION = _("This is a text without a question; it is left out.")
POINTS_ROUNDED = _("{text} points are {points} now: points are whole, from 1 to 100.")
CASE_LEFT = _("Capital letters counted here; they do not any more.")
UNITS_LEFT = _("Only the unit “{unit}” is kept; the other units are left out.")
TEMPLATE_LEFT = _("The text that stood in the answer's field is left out.")
WORDS_LEFT = _(
    "The words for any right, partly right or wrong answer are left out (here:"
    " {count}); those on single answers are kept."
)
PENALTY_LEFT = _("Penalties are left out (here: {count}); the quiz sets its own.")
CATEGORY_LEFT = _("The category “{name}” is left out; tags can say it.")

_COMBINED = (
    "correctfeedback",
    "partiallycorrectfeedback",
    "incorrectfeedback",
)
_USUAL_PENALTIES = (Fraction(0), Fraction(1), Fraction(1, 3))
_NEAR = Fraction(1, 1000)
_MOST_POINTS = 100


def read(text: str, path: str) -> Deck:
    """Read the questions of a file."""
    deck = Deck(path)
    root = tree.parse(text, deck)
    if root.name != "quiz":
        raise deck.refuse(root.line, NOT_MOODLE, name=root.name)
    reading = Reading(deck)
    for node in root.all("question"):
        _question(node, reading)
    reading.say_lost()
    return deck


def _question(node: Node, reading: Reading) -> None:
    kind = node.attributes.get("type", "")
    deck = reading.deck
    if kind == "category":
        _category(node, deck)
    elif kind == "description":
        deck.note(node.line, DESCRIPTION)
    elif kind not in _READERS:
        deck.note(node.line, OTHER_TYPE, type=kind)
    else:
        before = len(deck.problems)
        made = _READERS[kind](_stem(node, reading), node, reading)
        if made and len(deck.problems) == before:
            deck.add(made)


def _category(node: Node, deck: Deck) -> None:
    name = node.said("category").rpartition("/")[2]
    if deck.title and name != deck.title:
        deck.note(node.line, CATEGORY_LEFT, name=name)
    deck.title = deck.title or name


def _stem(node: Node, reading: Reading) -> Card:
    """Return what all types of question have."""
    title = node.said("name")
    whole = node.first("questiontext")
    prompt, material = "", ""
    if node.attributes.get("type") != "cloze":
        prompt, material = texts.parted(reading.words(whole))
    card = Card(
        line=node.line,
        kind=Kind.WRITTEN,
        prompt=prompt or texts.escaped_line(title),
        material=material,
        id=node.said("idnumber"),
        points=_points(node, reading),
        tags=tuple("-".join(tag.said("text").split()) for tag in _tags(node)),
        explanation=reading.words(node.first("generalfeedback")),
        hints=tuple(filter(None, map(reading.words, node.all("hint")))),
    )
    is_kept = title in {card.id, prompt} or prompt.startswith(title.rstrip(". …"))
    for message, is_lost in (
        (TITLES_LEFT, not is_kept),
        (WORDS_LEFT, any(node.said(name) for name in _COMBINED)),
        (PENALTY_LEFT, _has_penalty(node)),
    ):
        if is_lost:
            reading.lose(message, node.line)
    return card


def _tags(node: Node) -> Iterator[Node]:
    return node.first("tags").all("tag")


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def _points(node: Node, reading: Reading) -> int:
    text = node.said("defaultgrade")
    told = _number(text or "1")
    given = Fraction(1) if told is None else told
    points = min(_MOST_POINTS, max(1, round(given)))
    if points != given:
        reading.deck.note(node.line, POINTS_ROUNDED, text=text, points=points)
    return points


def _has_penalty(node: Node) -> bool:
    penalty = _number(node.said("penalty") or "0") or Fraction(0)
    return all(abs(penalty - usual) > _NEAR for usual in _USUAL_PENALTIES)


def _is_on(node: Node, name: str) -> bool:
    return node.said(name).casefold() in {"1", "true"}


def _choice(card: Card, node: Node, reading: Reading) -> Card | None:
    is_single = _is_on(node, "single") or not node.said("single")
    is_fixed = node.said("shuffleanswers").casefold() in {"0", "false"}
    card = replace(card, attributes={"order": "fixed"} if is_fixed else {})
    read_choice = marking.single if is_single else marking.several
    return read_choice(card, reading.options(node), reading.deck)


def _truth(card: Card, node: Node, reading: Reading) -> Card | None:
    told = {one.text.casefold(): one for one in reading.options(node)}
    true, false = told.get("true"), told.get("false")
    if true is None or false is None or (true.weight > 0) == (false.weight > 0):
        reading.deck.problem(card.line, marking.NO_RIGHT)
        return None
    names = ("对", "错") if writing.is_han([card]) else ("True", "False")
    options = (
        Option(names[0], true.weight > 0, true.feedback),
        Option(names[1], false.weight > 0, false.feedback),
    )
    return replace(card, kind=Kind.TRUE_FALSE, options=options)


def _short(card: Card, node: Node, reading: Reading) -> Card | None:
    if _is_on(node, "usecase"):
        reading.deck.note(card.line, CASE_LEFT)
    return marking.short(card, reading.answers(node), reading.deck)


def _numerical(card: Card, node: Node, reading: Reading) -> Card | None:
    units = [*node.first("units").all("unit")]
    usual = [one for one in units if _number(one.said("multiplier") or "1") == 1]
    unit = usual[0].said("unit_name") if usual else ""
    if len(units) > 1:
        reading.deck.note(card.line, UNITS_LEFT, unit=unit)
    graded = reading.answers(node)
    margins = dict(
        zip(graded, (one.said("tolerance") for one in node.all("answer")), strict=True)
    )
    return marking.number(
        card,
        graded,
        reading.deck,
        told=lambda one: quantities.told(one.text, margins[one], unit),
    )


def _matching(card: Card, node: Node, reading: Reading) -> Card | None:
    pairs = tuple(
        Pair(reading.words(one), texts.escaped_line(one.said("answer")))
        for one in node.all("subquestion")
    )
    heads = ("项目", "对应") if writing.is_han([card]) else ("Item", "Match")
    return replace(card, kind=Kind.MATCHING, pairs=pairs, heads=heads)


def _ordering(card: Card, node: Node, reading: Reading) -> Card | None:
    items = sorted(reading.options(node), key=lambda one: one.weight)
    answers = tuple(Answer(one.text) for one in items)
    return replace(card, kind=Kind.ORDERING, answers=answers)


def _essay(card: Card, node: Node, reading: Reading) -> Card | None:
    rubric = reading.words(node.first("graderinfo"))
    if node.said("responsetemplate"):
        reading.deck.note(card.line, TEMPLATE_LEFT)
    if not rubric:
        reading.deck.note(card.line, NO_RUBRIC)
    return replace(card, rubric=rubric or RUBRIC)


def _cloze(card: Card, node: Node, reading: Reading) -> Card | None:
    """Take the answers out of the text, make it Markdown, and put the gaps in."""
    whole = node.first("questiontext")
    inner = whole.first("text")
    text, gaps = embedded.taken(inner.text or whole.text, card.line, reading.deck)
    bare = replace_text(whole, text)
    prompt, material = texts.parted(reading.words(bare))
    return replace(
        card,
        kind=Kind.CLOZE,
        prompt=embedded.filled(prompt, gaps) or card.prompt,
        material=embedded.filled(material, gaps),
    )


def replace_text(node: Node, text: str) -> Node:
    """Return an element that says another text in the same format."""
    inner = Node("text", node.first("text").line, pieces=[text])
    return Node(node.name, node.line, node.attributes, [inner, *node.all("file")])


type _Reader = Callable[[Card, Node, Reading], Card | None]
_READERS: dict[str, _Reader] = {
    "multichoice": _choice,
    "multichoiceset": _choice,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "cloze": _cloze,
    "multianswer": _cloze,
}
