import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.prerequisites.circles import COURSE, MODULE, Book, Rule, circle

ONE, TWO, THREE, FOUR = ((MODULE, key) for key in (1, 2, 3, 4))
LAMP, SQUARE = (COURSE, 1), (COURSE, 2)
BOOKS = [Book(1, (1, 2)), Book(2, (3, 4))]
IN_ORDER = [Book(1, (1, 2), is_in_order=True), Book(2, (3, 4))]


@pytest.mark.parametrize(
    ("books", "rules", "way"),
    [
        (BOOKS, [], ()),
        (BOOKS, [Rule(TWO, (ONE,)), Rule(THREE, (TWO, ONE))], ()),
        (BOOKS, [Rule(SQUARE, (LAMP,))], ()),
        (BOOKS, [Rule(SQUARE, (TWO,)), Rule(TWO, (ONE,))], ()),
        (IN_ORDER, [Rule(TWO, (ONE,))], ()),
        (BOOKS, [Rule(ONE, (ONE,))], (ONE, ONE)),
        (BOOKS, [Rule(LAMP, (LAMP,))], (LAMP, ONE, LAMP)),
        (BOOKS, [Rule(ONE, (LAMP,))], (LAMP, ONE, LAMP)),
        (BOOKS, [Rule(LAMP, (ONE,))], (LAMP, ONE, LAMP)),
        (BOOKS, [Rule(ONE, (TWO,)), Rule(TWO, (ONE,))], (ONE, TWO, ONE)),
        (IN_ORDER, [Rule(ONE, (TWO,))], (ONE, TWO, ONE)),
        (
            BOOKS,
            [Rule(SQUARE, (LAMP,)), Rule(ONE, (THREE,))],
            (LAMP, ONE, THREE, SQUARE, LAMP),
        ),
    ],
)
def test_the_way_round_is_named_where_there_is_one(books, rules, way):
    found = circle(books, rules)

    assert turned(found) == turned(way)


def turned(way):
    """Return the way begun at its least thing: it has no beginning of its own."""
    if not way:
        return ()
    ring = way[:-1]
    least = ring.index(min(ring))
    return ring[least:] + ring[:least]


things = st.one_of(
    st.tuples(st.just(MODULE), st.integers(1, 6)),
    st.tuples(st.just(COURSE), st.integers(1, 3)),
)
rule_lists = st.lists(
    st.builds(Rule, things, st.lists(things, min_size=1, max_size=3).map(tuple)),
    max_size=8,
)
orders = st.tuples(st.booleans(), st.booleans(), st.booleans())


@settings(max_examples=60, deadline=None)
@given(orders, rule_lists)
def test_whatever_was_accepted_rule_by_rule_can_be_learnt_to_the_end(in_order, rules):
    books = [
        Book(key, (2 * key - 1, 2 * key), is_in_order=in_order[key - 1])
        for key in (1, 2, 3)
    ]
    accepted: list[Rule] = []
    for rule in rules:
        if not circle(books, [*accepted, rule]):
            accepted.append(rule)

    assert learnt(books, accepted) == {1, 2, 3, 4, 5, 6}


def learnt(books, rules):
    """Return what somebody gets done who always does all that is open to her."""
    done: set[int] = set()
    home = {module: book for book in books for module in book.modules}

    def is_done(thing):
        kind, key = thing
        own = [one for one in books if one.course == key]
        return key in done if kind == MODULE else done.issuperset(own[0].modules)

    def is_open(module):
        book = home[module]
        before = book.modules[: book.modules.index(module)] if book.is_in_order else ()
        mine = {(MODULE, module), (COURSE, book.course)}
        asked = [need for rule in rules if rule.what in mine for need in rule.needs]
        return done.issuperset(before) and all(is_done(need) for need in asked)

    while more := {module for module in home if is_open(module)} - done:
        done |= more
    return done
