from engine.questions.exchange.cards import Deck


def test_same_thing_is_not_said_twice():
    deck = Deck("x")

    deck.note(1, "Lost.")
    deck.note(1, "Lost.")
    deck.note(2, "Lost.")

    assert [one.line for one in deck.notes] == [1, 2]
