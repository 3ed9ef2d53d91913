import pytest

from training.paths import progress
from training.paths.progress import AT_LEAST, IN_ORDER
from training.status import Status

DONE, OPEN = [Status.DONE], [Status.NOT_STARTED]
SPARED, GONE, OLD = [Status.WAIVED], [Status.WITHDRAWN], [Status.EXPIRED]
HALF = [Status.DONE, Status.IN_PROGRESS]


@pytest.mark.parametrize(
    ("steps", "mode", "met", "locked"),
    [
        ([OPEN, OPEN, OPEN], IN_ORDER, "...", ".xx"),
        ([DONE, OPEN, OPEN], IN_ORDER, "x..", "..x"),
        ([OPEN, DONE, OPEN], IN_ORDER, ".x.", "..x"),
        ([HALF, OPEN, OPEN], IN_ORDER, "...", ".xx"),
        ([SPARED, OLD, OPEN], IN_ORDER, "xx.", "..."),
        ([GONE, OPEN, OPEN], IN_ORDER, "...", "..x"),
        ([[], OPEN, OPEN], IN_ORDER, "...", "..x"),
        ([DONE, DONE, DONE], IN_ORDER, "xxx", "..."),
        ([OPEN, OPEN, DONE], "any-order", "..x", "..."),
        ([OPEN, OPEN, DONE], AT_LEAST, "..x", "..."),
    ],
)
def test_a_step_opens_once_those_before_it_are_met(steps, mode, met, locked):
    found = progress.of(steps, mode=mode, least=2)

    assert marks(found.met) == met
    assert marks(found.locked) == locked


def marks(flags):
    return "".join("x" if flag else "." for flag in flags)


@pytest.mark.parametrize(
    ("steps", "mode", "least", "done", "needed", "is_met"),
    [
        ([DONE, OPEN, OPEN], "any-order", None, 1, 3, False),
        ([DONE, SPARED], "any-order", None, 2, 2, True),
        ([DONE, OPEN, OPEN], AT_LEAST, 2, 1, 2, False),
        ([DONE, OPEN, DONE], AT_LEAST, 2, 2, 2, True),
        ([DONE, DONE, DONE], AT_LEAST, 2, 2, 2, True),
        ([DONE, GONE, GONE], AT_LEAST, 1, 1, 1, True),
        ([OPEN], AT_LEAST, 4, 0, 1, False),
        ([OPEN, DONE], AT_LEAST, None, 1, 1, True),
    ],
)
def test_a_path_is_done_once_as_many_steps_are_as_it_takes(
    steps, mode, least, done, needed, is_met
):
    found = progress.of(steps, mode=mode, least=least)

    assert (found.done, found.needed, found.is_met) == (done, needed, is_met)
