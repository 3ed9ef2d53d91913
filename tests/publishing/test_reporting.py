"""What a publication changes, in words."""

import pytest
from django.utils import translation

from publishing import reporting
from publishing.changes import Touched, What


def test_change_is_told_in_words():
    what = (What.CHANGED, What.RAISED, What.RENAMED)

    with translation.override("en"):
        words = reporting.words(what, was="old", edition=2)

    assert words == "text changed, edition 2, to be done again, renamed from old"


@pytest.mark.parametrize(
    ("touched", "sentences"),
    [
        (Touched(), []),
        (
            Touched(learning=3, again=2, done=1),
            [
                "3 人正在学这些模块，将接着读新的文字。",
                "其中 2 人学完的是旧版，需要重做。",
                "1 人已经学完旧版，仍算完成。",
            ],
        ),
    ],
)
def test_people_touched_are_counted(touched, sentences):
    assert reporting.sentences(touched) == sentences
