import pytest

from engine.questions import kinds
from engine.questions.choice import Multiple


def test_kind_is_found_by_its_name():
    assert kinds.named("multiple") is Multiple


def test_unknown_kind_is_refused():
    with pytest.raises(kinds.UnknownKind):
        kinds.named("riddle")


def test_kinds_have_names_of_their_own_and_a_title():
    assert {name: kind.title for name, kind in kinds.KINDS.items()} == {
        "true-false": "True or false",
        "single": "Single choice",
        "multiple": "Multiple choice",
        "number": "Number",
        "short": "Short answer",
        "cloze": "Fill in the gaps",
        "matching": "Matching",
        "ordering": "Ordering",
        "scale": "Survey scale",
        "written": "Written answer",
    }
