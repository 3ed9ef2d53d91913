import pytest

from engine.markup import draft, slots
from engine.markup.page import Slot
from tests.engine.markup import making


def test_room_to_write_holds_its_prompt_and_its_lines():
    made = making.page("/// write | lines: 8\n第一句。\n写一写？ {#mine}\n///")

    assert made.slots == (
        Slot("write", "mine", "第一句。\n写一写？", 2, {"lines": "8"}),
    )


def test_slots_without_ids_are_numbered():
    made = making.page("/// write\n一\n///\n/// write\n二\n///\n/// check\n三\n///")

    assert [slot.id for slot in made.slots] == ["write-1", "write-2", "check-1"]
    assert made.slots[0].options == {"lines": "6"}


@pytest.mark.parametrize("option", ["8", "lines: 0", "lines: 41", "lines: x"])
def test_room_to_write_needs_a_sensible_number_of_lines(option):
    source = f"/// write | {option}\n一\n///"

    assert making.mistakes(source) == [(1, slots.BAD_OPTION)]


def test_question_takes_no_title():
    assert making.mistakes("/// check | x\n///") == [(1, slots.NO_OPTION)]


def test_slot_cannot_have_the_id_of_a_heading():
    source = "## 甲 {#a}\n\n/// write\n一 {#a}\n///"

    assert making.mistakes(source) == [(1, draft.DUPLICATE_ID)]
