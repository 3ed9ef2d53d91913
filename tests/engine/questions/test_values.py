"""What a form sends for a response is read back as that response."""

import json

import pytest

from engine.questions import reading
from engine.questions.saved import from_json
from tests.engine.questions import examples
from tests.engine.questions.test_saved import SAMPLES

ORDER = "## Put them in order. {#order}\n\n1. Thaw\n2. Move\n3. Freeze\n"
PAIRS = """\
## Match them. {#pairs}

| C | What it is |
|---|---|
| 1 | One |
| 2 | Two |
| | Three |
"""


def read(source):
    around = examples.surroundings()
    (question,), problems = reading.read(source, first_line=1, surroundings=around)
    assert problems == []
    return question


def right(sample):
    return from_json(json.loads(sample.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "question",
    [read(ORDER), read(PAIRS), *map(right, SAMPLES)],
    ids=lambda question: question.kind,
)
def test_right_answer_comes_back_as_it_was(question):
    answer = question.right_answer()

    assert question.response(question.values(answer)) == answer


def test_order_names_places_and_pairs_name_partners():
    ordering, matching = read(ORDER), read(PAIRS)
    first, *_rest = ordering.right_answer()
    left, partner = next(iter(matching.right_answer().items()))

    assert ordering.values(ordering.right_answer())[0] == f"{first}=1"
    assert matching.values({left: partner}) == [f"{left}={partner}"]


@pytest.mark.parametrize("source", [ORDER, PAIRS])
def test_no_answer_sends_nothing(source):
    assert read(source).values(None) == []
    assert examples.single().values(None) == []
