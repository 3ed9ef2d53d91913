from engine.questions.pieces import Piece, keyed, mixed

TEXTS = ["hear", "ask", "visit", "call"]


def test_keys_are_the_same_for_every_order_of_the_texts():
    assert set(keyed("why", TEXTS)) == set(keyed("why", TEXTS[::-1]))


def test_keys_of_another_question_are_others():
    keys = {piece.key for piece in keyed("why", TEXTS)}

    assert keys.isdisjoint(piece.key for piece in keyed("who", TEXTS))


def test_equal_texts_have_keys_of_their_own():
    one, other = keyed("why", ["hear", "hear"])

    assert one.text == other.text
    assert one.key != other.key


def test_mixed_order_depends_on_the_seed_and_not_on_the_order_before():
    pieces = keyed("why", TEXTS)

    assert mixed(pieces, seed=3, name="why") == mixed(pieces[::-1], seed=3, name="why")
    assert len({mixed(pieces, seed=seed, name="why") for seed in range(20)}) > 5


def test_piece_comes_back_as_it_was():
    pieces = keyed("why", TEXTS)

    assert Piece.all_from_json([piece.to_json() for piece in pieces]) == pieces
