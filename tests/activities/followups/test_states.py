from activities.followups import states
from activities.followups.states import State, Step


def test_a_look_back_is_read_as_it_was_kept():
    steps = (Step("listen", State.DONE, "好"), Step("staff", State.GIVEN_UP))

    kept = states.to_json(steps)

    assert kept["shape"] == 1
    assert states.from_json(kept) == steps


def test_each_state_has_a_word_and_a_mark_of_its_own():
    assert [str(one.words) for one in State] == ["未开始", "进行中", "已完成", "放弃"]
    assert len({one.mark for one in State}) == 4
