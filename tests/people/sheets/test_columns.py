"""What is known of the columns of any file of rows."""

from people.sheets.columns import Columns, places

COLUMNS = Columns({"a": "甲", "b": "乙"}, {"a": "alpha", "b": ""}, ("a",), kind="x")


def test_choices_for_files_of_another_kind_are_remembered_apart():
    other = Columns(COLUMNS.heads, COLUMNS.others, COLUMNS.needed)

    assert COLUMNS.digest(["甲"]) != other.digest(["甲"])
    assert COLUMNS.digest(["甲"]) == COLUMNS.digest(["甲"])


def test_fields_stand_where_their_heads_do():
    heads = ["Alpha (needed)", "乙"]

    chosen = COLUMNS.guess(heads)

    assert places(chosen, heads) == {"a": 0, "b": 1}
