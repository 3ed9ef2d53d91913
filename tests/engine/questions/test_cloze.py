import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions import gap
from engine.questions.cloze import Cloze
from engine.questions.draft import Draft
from engine.questions.question import Show
from engine.questions.reading import read
from engine.questions.saved import UnreadableQuestion, from_json, to_json
from engine.questions.verdict import BadResponse
from tests.engine.questions import examples
from tests.engine.questions.test_choice import ANY_JSON

STEPS = "## 三步骤是解冻、[[推动]]、[[冻结|*再结冻|解体]]。 {#steps points=2}"
FLOW = """\
## 先说[[解冻]] {#flow points=3}

再**[[推动||推进]]**。

| 最后 | [[冻结|*再结冻]] |
|---|---|
| `[[code]]` | 完 |
"""


def read_all(source):
    found, problems = read(source, first_line=1, surroundings=examples.surroundings())
    return found, examples.told(problems)


def one(source):
    (question,), mistakes = read_all(source)
    assert mistakes == []
    assert isinstance(question, Cloze)
    return question


def cloze(*gaps, **changes):
    read_gaps = tuple(gap.read(text, mark="（1）") for text in gaps)
    return Cloze(stem=examples.stem(**changes), gaps=read_gaps)


@pytest.mark.parametrize(
    ("response", "points"),
    [
        (["推动", "2"], 2),
        (["推動。", "2"], 2),
        (["推动", "1"], 1),
        (["不推动", "2"], 1),
        (["", "2"], 1),
        (["", ""], 0),
        (["推动"], 0),
        (["推动", "2", ""], 0),
        (["推动", 2], 1),
        (None, 0),
        ("推动", 0),
        ({"1": "推动"}, 0),
    ],
)
def test_every_gap_earns_its_share(response, points):
    assert one(STEPS).mark(response).points == points


def test_thirds_are_kept_exactly():
    question = cloze("a", "b", "c", points=1)

    assert question.parts(["a", "x", "c"]) == {
        "1": Fraction(1, 3),
        "2": 0,
        "3": Fraction(1, 3),
    }
    assert question.mark(["a", "x", "c"]).points == Fraction(2, 3)


def test_guessing_is_the_mean_of_the_gaps():
    assert one(STEPS).chance() == Fraction(1, 6)
    assert one(FLOW).chance() == Fraction(1, 6)


def test_question_is_complete_when_every_gap_is_filled():
    question = one(STEPS)

    assert question.is_answered(["推", ""])
    assert not question.is_complete(["推", ""])
    assert question.is_complete(["推", "1"])
    assert not question.is_answered(["", "9"])


@settings(deadline=None, max_examples=60)
@given(
    response=ANY_JSON | st.lists(st.text(max_size=3), min_size=2, max_size=2),
    seed=st.integers(),
)
def test_marking_any_json_gives_points_within_bounds(response, seed):
    question = one(STEPS).shuffled(seed)

    verdict = question.mark(response)

    assert 0 <= verdict.points <= 2
    assert sum(question.parts(response).values()) == verdict.fraction
    assert question.asked(response).is_answered is question.is_answered(response)
    assert question.revealed(response).points == verdict.points
    assert question.mark(question.right_answer()).is_right
    assert from_json(json.loads(json.dumps(to_json(question)))) == question


def test_form_sends_a_value_for_each_gap():
    question = one(STEPS)

    assert question.response([]) == ["", ""]
    assert question.response(["推", "3"]) == ["推", "3"]
    for values in (["推"], ["推", "4"], ["推", "3", ""]):
        with pytest.raises(BadResponse):
            question.response(values)


def test_gaps_of_a_heading_are_named_there_and_filled_in_below():
    asked = one(STEPS).asked(["推", "3"])

    assert asked.prompt == (
        '三步骤是解冻、<span class="gap-mark">（1）</span>、'
        '<span class="gap-mark">（2）</span>。'
    )
    assert [(field.mark, field.given) for field in asked.fields] == [
        ("（1）", "推"),
        ("（2）", "解体"),
    ]
    assert (asked.opening, asked.pieces) == ("", ())


def test_gaps_of_the_text_stand_in_their_place():
    question = one(FLOW)
    asked = question.asked()

    assert [field.number for field in asked.fields] == [1]
    assert asked.material == ""
    assert asked.opening == "<p>再<strong>"
    assert [piece.gap.number for piece in asked.pieces] == [2, 3]
    assert asked.pieces[0].html.startswith("</strong>。</p>\n<table>")
    assert "<code>[[code]]</code>" in asked.pieces[1].html
    assert [gap.number for gap in question.answer_key().gaps] == [1, 2, 3]
    assert question.answer_key().gaps[1].right == ("推动", "推进")
    assert one(FLOW) == question


def test_text_without_gaps_stays_the_material():
    question = one("## [[a]] {#a}\n\nText.")

    assert question.asked().material == "Text."
    assert question.text == ()


def test_marks_follow_the_language():
    draft = examples.draft("A [[b]].")
    english = replace(
        draft, surroundings=replace(draft.surroundings, language="en"), prompt="[[c]]"
    )

    question = Cloze.from_draft(english, examples.stem(prompt="x", material="x"))

    assert question is None
    question = Cloze.from_draft(
        english,
        examples.stem(material=english.html(Cloze.material_of(english))),
    )
    assert question is not None
    assert question.prompt == '<span class="gap-mark">(1)</span>'


def test_asked_question_does_not_depend_on_the_key():
    question = cloze("推动", "*a|b|c", explanation="Secret.")
    other = cloze("推进||推行", "a|b|*c")

    assert question.asked(["x", "1"]) == other.asked(["x", "1"])
    assert question.revealed(["x", "1"], show=Show.NOTHING) == other.revealed(
        ["x", "1"], show=Show.NOTHING
    )


@pytest.mark.parametrize(
    ("show", "correctness", "points", "verdicts", "right", "explanation"),
    [
        (Show.NOTHING, "", None, ["", ""], (), ""),
        (Show.CORRECTNESS, "partly", None, ["right", "wrong"], (), ""),
        (Show.MARKS, "", 1, ["", ""], (), ""),
        (Show.FEEDBACK, "", None, ["", ""], (), ""),
        (Show.EXPLANATION, "", None, ["", ""], (), "Because."),
        (Show.RIGHT_ANSWER, "", None, ["right", "wrong"], ("推动",), ""),
    ],
)
def test_revealed_question_shows_only_what_is_allowed(
    show, correctness, points, verdicts, right, explanation
):
    question = cloze("推动", "*a|b", explanation="Because.")

    revealed = question.revealed(["推动", "2"], show=show)

    assert (revealed.correctness, revealed.points) == (correctness, points)
    assert [each.verdict for each in revealed.gaps] == verdicts
    assert revealed.gaps[0].right == right
    assert revealed.explanation == explanation


def test_drop_downs_are_shuffled_unless_the_author_says_no():
    question, fixed = one(STEPS), one(STEPS.replace("}", " order=fixed}"))

    keys = [option.key for option in question.shuffled(3).gaps[1].options]
    assert keys != ["1", "2", "3"]
    assert sorted(keys) == ["1", "2", "3"]
    assert fixed.shuffled(3) == fixed


@pytest.mark.parametrize(
    ("source", "mistakes"),
    [
        (
            "## [[a {#a}",
            [(1, "This gap is not closed. Write “]]” behind it.")],
        ),
        (
            "## One {#one}\n\n[[]] [[b]]\n[[*c]]",
            [
                (3, "This gap is empty. Write the right answer between “[[” and “]]”."),
                (
                    4,
                    (
                        "The star in “*c” marks the right option of several, but there "
                        "is only one. Add wrong ones behind “|”, or remove the star."
                    ),
                ),
            ],
        ),
        (
            "## One {#one}\n\n[see [[a]] there](https://example.org) [[b]]",
            [
                (
                    3,
                    (
                        "A gap cannot stand in a link, a picture, code or a footnote. "
                        "Put it into the text."
                    ),
                )
            ],
        ),
        (
            "## One {#one order=odd}\n\n[[b]]",
            [(1, "“order=odd” is not possible. Write one of: free, fixed.")],
        ),
    ],
)
def test_mistakes_are_named_at_their_line(source, mistakes):
    found, told = read_all(source)

    assert told == mistakes
    assert len(found) == ("order=odd" in source)


@pytest.mark.parametrize(
    "source",
    [
        "## [[a]] {#a}\n\n- [x] [[b]]\n- [ ] c",
        "## [a](https://example.org) {#a}\n\n= [[b]]",
        "## `[[a]]` {#a}\n\n/// trainer\nMark it.\n///",
        "## [[a]] {#a}\n\n/// trainer\nMark it.\n///",
        "## A {#a}\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |",
    ],
)
def test_other_shapes_are_no_cloze(source):
    (question,), _mistakes = read_all(source)

    assert question.kind != "cloze"


def test_mistake_beside_a_gap_is_told_once():
    _found, told = read_all("## [[a]] ![](x.svg) {#a}")

    assert len(told) == len(set(told)) > 0


@pytest.mark.parametrize(
    "change", [{"gaps": []}, {"text": ["a", "b", "c", "d"]}, {"gaps": [{"mark": ""}]}]
)
def test_saved_question_without_sense_is_refused(change):
    saved = to_json(one(STEPS))

    with pytest.raises(UnreadableQuestion):
        from_json({**saved, "body": {**one(STEPS).body(), **change}})


def test_draft_is_claimed_by_its_gaps():
    draft = examples.draft("[[a]]")

    assert Cloze.claims(draft)
    assert not Cloze.claims(examples.draft("[a]"))
    assert isinstance(draft, Draft)
