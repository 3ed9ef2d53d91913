from engine.measures.privacy import is_shown


def test_a_group_is_shown_from_five_on():
    assert [is_shown(n) for n in (0, 4, 5, 60)] == [False, False, True, True]
