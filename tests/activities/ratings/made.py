"""Small surveys for the tests, read from text, and bodies for them."""

from activities import items
from engine.markup import frontmatter, schema
from tests.activities import small

BODY = """\
Think of your own counter.

## *有形* {#tangible}

Note.

- 大厅整洁 {#lobby was=hall}
- 自助设备好用 {#machines}

## 可靠 {#reliable}

- 按时办结 {#in-time}
"""


def read(kind, body=BODY, rest=""):
    """Return the task and what is wrong with it."""
    document, _ = frontmatter.read(f"---\n{rest}title: x\n---\n{body}", path="a.md")
    head = schema.Head(document)
    head.text("title")
    found = items.read(
        document.body,
        first_line=document.first_line,
        surroundings=small.surroundings(),
    )
    return kind.read(found, head), [*head.finish(), *found.problems]


def told(kind, body=BODY, rest=""):
    _task, problems = read(kind, body, rest)
    return [str(problem).split(":", 1)[1] for problem in problems]


def body(codes, **ratings):
    """Return a body of pairs such as lobby=(5, 3); None: not rated; _ for a hyphen."""
    return small.body(
        **{
            name.replace("_", "-"): {
                code: value
                for code, value in zip(codes, pair, strict=True)
                if value is not None
            }
            for name, pair in ratings.items()
        }
    )
