import pytest

from activities import items
from activities.kinds.gathered import Counted
from activities.kinds.listed import Lane, Line
from activities.kinds.lists import Lists
from activities.task import Column, Scene, TooLong
from engine.markup import frontmatter, schema
from engine.markup.page import Passage
from tests.activities import small

FIRST = Lane("first", "<b>First</b>", "<p>Before.</p>", "early")
SECOND = Lane("second", "Second")
TASK = Lists((FIRST, SECOND))
ROWS = Lists((FIRST, SECOND), least=2, has_moves=False, has_rows=True)


def read(body, head=""):
    document, problems = frontmatter.read(f"---\n{head}---\n{body}", path="a.md")
    found = items.read(
        document.body,
        first_line=document.first_line,
        surroundings=small.surroundings(),
    )
    keys = schema.Head(document)
    task = Lists.read(found, keys)
    return task, [
        problem.line for problem in [*problems, *found.problems, *keys.finish()]
    ]


def test_a_file_gives_its_lists():
    task, problems = read(
        "## First {#first was=early}\n\nBefore.\n\n## Second {#second}\n"
    )

    assert task == Lists((Lane("first", "First", "Before.", "early"), SECOND))
    assert problems == []


def test_rows_are_not_moved():
    task, problems = read("## A {#a}\n## B {#b}\n", "least: 3\nrows: yes\n")

    assert (task.least, task.has_rows, task.has_moves) == (3, True, False)
    assert problems == []


@pytest.mark.parametrize(
    ("body", "head", "lines"),
    [
        ("Only words.\n", "", [3]),
        ("## A\n", "", [3]),
        ("## A {#a lines=3}\n", "", [3]),
        ("## A {#a}\n", "rows: yes\n", [2]),
        ("## A {#a}\n## B {#b}\n", "rows: yes\nmoves: yes\n", [3]),
        ("## A {#a}\n", "least: 31\n", [2]),
        ("## A {#a}\n", "most: 3\n", [2]),
    ],
)
def test_an_authors_mistake_is_reported_at_its_line(body, head, lines):
    assert read(body, head)[1] == lines


@pytest.mark.parametrize("task", [TASK, ROWS])
def test_it_is_read_back_as_it_was_kept(task):
    assert Lists.from_json(task.to_json()) == task


def test_its_lists_are_kept_where_publishing_finds_their_ids():
    kept = TASK.to_json()["lists"][0]

    assert kept["stem"] == {"id": "first", "was": "early", "prompt": "<b>First</b>"}
    assert TASK.names == {"first": "early", "second": ""}


def test_each_list_is_found_and_is_a_column_and_a_scene():
    assert TASK.passages[0] == Passage("First", "first", "Before.")
    assert TASK.columns[1] == Column("second", "Second")
    assert TASK.scenes == (Scene("first", "First"), Scene("second", "Second"))
    assert TASK.minutes == 10


def test_a_form_gives_the_entries_by_list_without_blank_ones():
    sent = {"entry-first": [" one\x00", "", "two\r\nlines"], "entry-else": ["x"]}

    assert TASK.body(sent) == small.body(first=["one", "two lines"], second=[])


def test_a_row_keeps_the_place_of_what_is_left_out():
    sent = {"entry-first": ["a", "", "c"], "entry-second": ["", " ", "z", "late"]}

    assert ROWS.body(sent) == small.body(first=["a", "c", ""], second=["", "z", "late"])


@pytest.mark.parametrize(
    ("do", "first", "second"),
    [
        ("line-first-0 move first 0 second", ["b"], ["z", "a"]),
        ("line-first-1 move first 1 second", ["a"], ["z", "b"]),
        ("line-first-0 remove first 0", ["b"], ["z"]),
        ("add-first add", ["a", "b"], ["z"]),
        ("line-first-0 move first 0 nowhere", ["a", "b"], ["z"]),
        ("line-first-0 move nowhere 0 second", ["a", "b"], ["z"]),
        ("line-first-9 remove first 9", ["a", "b"], ["z"]),
        ("line-first-x remove first x", ["a", "b"], ["z"]),
        ("line-first-0 remove nowhere 0", ["a", "b"], ["z"]),
        ("", ["a", "b"], ["z"]),
    ],
)
def test_a_button_moves_or_removes_what_it_names(do, first, second):
    sent = {"entry-first": ["a", "b"], "entry-second": ["z"], "do": [do]}

    assert TASK.body(sent) == small.body(first=first, second=second)


@pytest.mark.parametrize(
    ("do", "first", "second"),
    [
        ("line-first-0 remove first 0", ["b"], ["y"]),
        ("line-first-0 move first 0 second", ["a", "b"], ["x", "y"]),
    ],
)
def test_a_row_is_removed_as_a_whole_and_not_moved(do, first, second):
    sent = {"entry-first": ["a", "b"], "entry-second": ["x", "y"], "do": [do]}

    assert ROWS.body(sent) == small.body(first=first, second=second)


def test_an_entry_stays_where_moving_is_not_offered():
    task = Lists((FIRST, SECOND), has_moves=False)
    sent = {"entry-first": ["a"], "do": ["line-first-0 move first 0 second"]}

    assert task.body(sent) == small.body(first=["a"], second=[])


@pytest.mark.parametrize("texts", [["字" * 501], ["x"] * 31])
def test_too_much_is_refused_and_not_lost(texts):
    with pytest.raises(TooLong) as refused:
        TASK.body({"entry-second": texts})

    assert refused.value.body == small.body(first=[], second=texts)


def test_a_full_list_takes_no_entry_more():
    sent = {
        "entry-first": ["a"],
        "entry-second": ["x"] * 30,
        "do": ["line-first-0 move first 0 second"],
    }

    with pytest.raises(TooLong):
        TASK.body(sent)


def test_a_list_is_filled_in_by_as_many_entries_as_it_needs():
    body = small.body(first=["a", "", "b"], second=["x", "", ""])

    assert TASK.filled(body) == ["first", "second"]
    assert ROWS.filled(body) == ["first"]
    assert ROWS.left(body) == ["second"]


def test_an_entry_can_go_to_every_other_list_and_there_is_room_for_one_more():
    (board,) = TASK.shown(small.body(first=["a"]))

    assert board.columns == (
        (FIRST, (Line(FIRST, "a", (SECOND,)), Line(FIRST, "", (SECOND,)))),
        (SECOND, (Line(SECOND, "", (FIRST,)),)),
    )
    assert board.most == 30


def test_a_full_list_offers_no_room():
    (board,) = TASK.shown(small.body(first=["a"] * 30))

    assert [len(lines) for _lane, lines in board.columns] == [30, 1]


def test_rows_stand_side_by_side_with_room_for_the_least():
    (board,) = ROWS.shown(small.body(first=["a"], second=["x"]))

    assert board.rows == (
        (Line(FIRST, "a"), Line(SECOND, "x")),
        (Line(FIRST), Line(SECOND)),
    )
    assert board.written == (("a", "x"),)


def test_paper_is_ruled_where_nothing_is_written():
    (blank,) = ROWS.shown({})
    (filled,) = TASK.shown(small.body(first=["a", "b"], second=["x"]))

    assert [len(sheet.rows) for sheet in blank.sheets] == [8]
    assert [sheet.rows for sheet in filled.sheets] == [(("a", "x"), ("b", ""))]


def test_on_paper_three_lists_stand_beside_each_other():
    lanes = tuple(Lane(id_, id_) for id_ in "abcd")
    (board,) = Lists(lanes).shown({})

    assert [sheet.lanes for sheet in board.sheets] == [lanes[:3], lanes[3:]]
    assert Lists(()).shown({})[0].sheets == ()


def test_the_table_of_answers_has_a_cell_for_each_list():
    body = small.body(first=["a", "b"], second=["", "x", ""])

    assert ROWS.cells(body) == ("a\nb", "\nx")


def test_equal_entries_of_a_class_are_counted_once_a_person():
    bodies = [
        small.body(first=["备伞", "问候"], second=[]),
        small.body(first=["备 伞。", "备伞"], second=["道歉"]),
        small.body(first=["備傘", "问候"], second=[]),
    ]

    gathered = TASK.together(bodies)

    assert gathered.n == 3
    assert gathered.heaps[0].entries == (Counted("备伞", 3), Counted("问候", 2))
    assert gathered.heaps[1].entries == (Counted("道歉", 1),)
    assert gathered.rows == ()


def test_nothing_is_gathered_of_nobody():
    gathered = TASK.together([])

    assert (gathered.n, [heap.entries for heap in gathered.heaps]) == (0, [(), ()])


def test_rows_of_a_class_are_grouped_by_their_first_entry():
    bodies = [
        small.body(first=["沉默", ""], second=["电话", "无"]),
        small.body(first=["沉默。", "离开"], second=["电话", ""]),
        small.body(first=["沉默"], second=["见面"]),
    ]

    rows = ROWS.together(bodies).rows

    assert [(row.first, row.beside) for row in rows] == [
        (Counted("沉默", 3), ((Counted("电话", 2), Counted("见面", 1)),)),
        (Counted("离开", 1), ((),)),
        (Counted("", 1), ((Counted("无", 1),),)),
    ]


def test_the_wall_shows_as_much_as_can_be_read_there():
    texts = [f"entry {number}" for number in range(20)]
    heap = TASK.together([small.body(first=texts)]).heaps[0]
    gathered = ROWS.together(
        [small.body(first=["same"] * 4 + texts[:6], second=texts[:10])]
    )

    assert (len(heap.largest), heap.further) == (12, 8)
    assert (len(gathered.largest), gathered.further) == (4, 3)
    assert len(gathered.largest[0].beside[0]) == 3
