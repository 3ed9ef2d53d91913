import pytest
from django.template.loader import render_to_string

from config import question_samples
from engine.questions.kinds import KINDS

SAMPLES = {sample.asked.kind: sample for sample in question_samples.every()}


def test_every_kind_has_a_sample():
    assert set(SAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_sample_is_half_answered_and_judged_as_such(kind):
    sample = SAMPLES[kind]

    assert not sample.asked.is_answered
    assert sample.half.is_answered
    assert sample.revealed.correctness != "right"


def test_developers_see_every_kind_in_every_state():
    context = {"questions": [*SAMPLES.values()], "charts": []}

    page = render_to_string("web/components.html", context)

    for kind in KINDS:
        assert page.count(f'id="{kind}-') >= 4
    assert "经过" in page
