"""Questions as an author writes them, for the rules of style."""

from engine.questions.style.item import Item, items

PATH = "opening/quiz.quiz.md"


def item(source: str) -> Item:
    """Return the one question of a source; its heading is on line 1."""
    (found,) = items(source, first_line=1, path=PATH)
    return found


def choice(
    *texts: str, prompt: str = "Why?", right: str = "A", attributes: str = ""
) -> Item:
    """Return a question whose options, on lines 3, 4…, are right by their letter."""
    options = [
        f"- [{'x' if 'ABCDEF'[place] in right else ' '}] {text}"
        for place, text in enumerate(texts)
    ]
    head = f"## {prompt} {{#why {attributes}}}"
    return item("\n".join([head, "", *options]))


def statement(prompt: str, *, is_true: bool) -> Item:
    return choice("对", "错", prompt=prompt, right="A" if is_true else "B")


def told(problems) -> list[tuple[int, str]]:
    """Return warnings as the lines they are on and what they say, filled in."""
    return [(one.line, str(one).split(": ", 1)[1]) for one in problems]
