import pytest

from activities.teams import writing
from activities.teams.joining import SitsNowhere
from activities.teams.pools import Seat
from activities.teams.writing import MateWrote, Text, TooLong, merged
from ledger.models import Event
from tests import make
from tests.activities.teams import teamwork
from tests.make import NOON


@pytest.mark.parametrize(
    ("now", "words", "known", "stands"),
    [
        ("", "乘风", [""], "乘风"),
        ("乘风", "乘风", [""], "乘风"),
        ("乘", "乘风", ["", "乘"], "乘风"),
        ("乘", "", ["", "乘"], ""),
        ("同伴写的", "旧的", ["旧的"], "同伴写的"),
        ("同伴写的", "乘风", ["旧的"], None),
        ("同伴写的", "旧的", ["别的", "旧的"], None),
        ("同伴写的", "乘风", [], None),
        ("", "", [], ""),
    ],
    ids=[
        "first words",
        "the same words twice",
        "an answer that is still under way",
        "words taken back before the answer came",
        "a field left alone takes the mate's words",
        "two wrote at one time",
        "words that may never have arrived are no field left alone",
        "a page that knows nothing overwrites nothing",
        "nothing anywhere",
    ],
)
def test_a_mates_words_are_never_overwritten_unseen(now, words, known, stands):
    assert merged(now, Text(words, known)) == stands


@pytest.fixture
def pool(db):
    return teamwork.pool(make.course())


def write(pool, person, at=NOON, **texts):
    seat = Seat(person)
    return writing.write(pool, seat=seat, texts=texts, at=at)


def test_anyone_of_the_team_writes_its_words(pool):
    lin, wang = make.person(), make.person()
    team = teamwork.team(pool, lin, wang)

    write(pool, lin, name=Text("三号窗口", [""]))
    write(pool, wang, name=Text("三号窗口", ["三号窗口"]), slogan=Text("先抬头", [""]))

    team.refresh_from_db()
    assert (team.name, team.slogan) == ("三号窗口", "先抬头")


def test_the_words_stand_in_the_record_beside_what_is_no_secret(pool):
    lin = make.person()
    teamwork.team(pool, lin)

    write(pool, lin, name=Text("三号窗口", [""]))
    write(pool, lin, name=Text("三号窗口", [""]))

    event = Event.objects.get(verb="team-written")
    assert event.new == {"fields": ["name"]}
    assert event.detail.values["new"] == {"name": "三号窗口"}


def test_what_two_wrote_at_one_time_keeps_the_first_and_says_so(pool):
    lin, wang = make.person(), make.person()
    team = teamwork.team(pool, lin, wang)
    write(pool, lin, name=Text("三号窗口", [""]))

    with pytest.raises(MateWrote) as told:
        write(pool, wang, name=Text("乘风", [""]), slogan=Text("先抬头", [""]))

    team.refresh_from_db()
    assert told.value.team.name == team.name == "三号窗口"
    assert team.slogan == ""


def test_who_has_left_writes_nothing(pool):
    team = teamwork.team(pool)

    with pytest.raises(SitsNowhere):
        write(pool, make.person(), name=Text("乘风", [""]))

    team.refresh_from_db()
    assert team.name == ""


def test_a_name_too_long_for_the_card_is_refused(pool):
    lin = make.person()
    teamwork.team(pool, lin)

    with pytest.raises(TooLong):
        write(pool, lin, name=Text("字" * 61, [""]))
