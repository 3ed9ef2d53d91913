"""HR reads of all, managers of who stood below them, trainers of whom they teach."""

import pytest

from tests.reports import rights

pytestmark = pytest.mark.django_db


def body(answer):
    parts = answer.streaming_content if answer.streaming else [answer.content]
    page = b"".join(parts).decode()
    return page.partition("<tbody>")[2] if "<html" in page else page


def held(address):
    name = address.removeprefix("/reports/").partition("?")[0]
    return rights.HOLDS[name.partition(".")[0].strip("/")]


@pytest.mark.parametrize("reader", rights.SEES)
def test_each_reads_of_whom_she_may_at_every_address(client, company, reader):
    client.force_login(company.people[reader])
    today, that_day = rights.SEES[reader]

    for address in rights.PAGES:
        for asked, seen in ((address, today), (rights.before(address), that_day)):
            answer = client.get(asked)

            if not seen:
                assert answer.status_code == 404, asked
            else:
                assert named(answer) == seen & held(address), asked


def named(answer):
    """Leave out who is named as the manager of somebody in the last cell."""
    found: set[str] = set()
    for row in rows(body(answer)):
        found |= rights.named(row)
    return found


def rows(text):
    """Return the first words of each row: the name it is about."""
    if "<th" in text:
        return [part.partition("</th>")[0] for part in text.split("<th")[1:]]
    return [line.partition(",")[0] for line in text.splitlines()[1:]]


@pytest.mark.parametrize("reader", rights.SEES)
def test_each_opens_the_reports_of_those_persons_and_her_own(client, company, reader):
    client.force_login(company.people[reader])
    today, that_day = rights.SEES[reader]

    for key in ("lin", "he", "zhou", "gao"):
        page = f"/reports/people/{company.people[key].pk}/"
        for asked, seen in ((page, today), (rights.before(page), that_day)):
            is_hers = key in seen or key == reader
            answer = client.get(asked).status_code

            assert answer == (200 if is_hers else 404), (reader, key, asked)


def test_a_manager_is_not_shown_what_her_people_s_manager_was_asked(client, company):
    client.force_login(company.people["lin"])

    assert client.get("/reports/completions/", {"manager": "马国强"}).status_code == 422
    assert client.get("/reports/completions/", {"manager": "001"}).status_code == 200


def test_one_persons_report_tells_it_all_as_of_the_day(client, company):
    person = company.people["he"]
    client.force_login(person)
    address = f"/reports/people/{person.pk}/"

    page = client.get(address).content.decode()
    long_ago = client.get(address, {"as-of": "2019-01-01"}).content.decode()
    wrong = client.get(address, {"as-of": "2999-01-01"})

    assert "2020-000999" in page
    assert "破冰" in page
    assert "还没有要求此人学习任何内容" in long_ago
    assert (wrong.status_code, "这一天还没到" in wrong.content.decode()) == (422, True)


def test_who_reads_a_report_finds_the_way_to_the_period(client, company):
    sun = company.people["sun"]
    way = f"/training/periods/{company.periods['sun'].pk}/"
    found = {}
    for reader in ("hr", "zheng", "lin"):
        client.force_login(company.people[reader])
        found[reader] = way in client.get(f"/reports/people/{sun.pk}/").content.decode()

    assert found == {"hr": True, "zheng": True, "lin": True}
