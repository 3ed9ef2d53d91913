from reports.hours.sums import Piece, Sum, add_up


def test_pieces_are_added_up_by_each_key_they_count_for():
    pieces = [
        Piece(person=1, module=7, minutes=45),
        Piece(person=1, module=None, minutes=60, is_elsewhere=True),
        Piece(person=2, module=7, minutes=15),
    ]

    by_person = add_up(pieces, lambda piece: [piece.person])
    rolled = add_up(pieces, lambda piece: ["all", "first"][: piece.person])

    assert (by_person[1].number, by_person[1].here, by_person[1].elsewhere) == (
        2,
        45,
        60,
    )
    assert (by_person[1].minutes, by_person[1].hours) == (105, 1.8)
    assert (rolled["all"].people, rolled["all"].minutes) == ({1, 2}, 120)
    assert rolled["first"].people == {2}


def test_nothing_is_no_hours():
    assert (Sum().minutes, Sum().hours) == (0, 0)
