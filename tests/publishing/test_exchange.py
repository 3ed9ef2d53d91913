"""The pages on which trainers bring questions in and take quizzes out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import make
from tests.publishing import small

pytestmark = pytest.mark.django_db

ADDRESS = "/publishing/questions/"
GIFT = "::who::谁？{=我#对 ~你}\n\n::Title::几？{#3}\n\nOnly words."


QUIZ = "---\ntitle: Test\n---\n\n## 谁？ {#who points=2}\n\n- [x] 我\n- [ ] 你\n"


@pytest.fixture
def course():
    listed = small.contents("## First {#first}", "", "1. [Test](test.quiz.md)")
    return small.released(small.folder(course_md=listed, test_quiz_md=QUIZ)).course


@pytest.fixture
def trainer(course, client):
    person = make.teaching(course=course).person
    client.force_login(person)
    return person


def sent(client, content, name="题.gift", source=""):
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile(name, content)
    return client.post(ADDRESS, {"file": file, "source": source})


@pytest.mark.parametrize(
    "address", [ADDRESS, f"{ADDRESS}quiz.md", f"{ADDRESS}template.xlsx"]
)
def test_trainee_finds_nothing_here(client, course, address):
    client.force_login(make.enrolment(course=course).person)

    assert client.get(address).status_code == 404


def test_trainer_sees_each_question_as_trainees_will_with_key_and_notes(
    client, trainer
):
    answer = sent(client, GIFT)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "2道题都可以带过来" in page
    assert page.index("谁？") < page.index('name="asked-1"') < page.index("正确答案")
    assert "题.gift:5" in page
    assert "没有写在{ }里的答案" in page


def test_quiz_that_was_seen_is_downloaded(client, trainer):
    markdown = sent(client, GIFT).context["taken"].markdown

    answer = client.post(
        f"{ADDRESS}quiz.md", {"markdown": markdown.replace("\n", "\r\n")}
    )

    assert answer["Content-Disposition"] == 'attachment; filename="quiz.md"'
    assert answer.content.decode() == markdown
    assert "## 谁？ {#who}" in markdown


def test_download_without_a_quiz_leads_back(client, trainer):
    assert client.get(f"{ADDRESS}quiz.md").url == ADDRESS


@pytest.mark.parametrize(
    ("content", "name", "place"),
    [
        (b"a {=x", "x.gift", "x.gift:1"),
        (b"PK broken", "x.xlsx", "x.xlsx:1"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><quiz/>", "x.xml", "x.xml:1"),
        (b"a\nb\x00c", "x.txt", "x.txt:2"),
        (b"", "x.txt", ""),
    ],
)
def test_refused_file_is_told_with_its_line(client, trainer, content, name, place):
    answer = sent(client, content, name)

    assert answer.status_code == 422
    assert place in answer.content.decode()


def test_questions_that_are_right_can_be_had_though_others_are_not(client, trainer):
    answer = sent(client, "a{=x}\n\nb{=x ~x}")

    assert answer.status_code == 422
    assert "## a {#q-1}" in answer.context["taken"].markdown
    assert "## b" not in answer.context["taken"].markdown


def test_format_that_was_chosen_is_taken(client, trainer):
    answer = sent(client, "谁？\nA. 我\nB. 你\n答案：B", name="x.gift", source="aiken")

    assert answer.context["taken"].form == "aiken"
    assert "- [x] 你" in answer.context["taken"].markdown


def test_long_file_is_shown_in_part(client, trainer):
    answer = sent(client, "\n\n".join(f"q{number}{{=x}}" for number in range(42)))

    assert "还有2道题没有在这里列出来" in answer.content.decode()


def test_quiz_too_large_for_the_page_is_not_sent_back(client, trainer):
    text = "\n\n".join(f"q{number}{{=x####{'字' * 5_000}}}" for number in range(140))

    page = sent(client, text)

    assert page.context["taken"].markdown == ""
    assert "这份测验太大" in page.content.decode()


def test_template_is_a_sheet(client, trainer):
    answer = client.get(f"{ADDRESS}template.xlsx")

    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"] == 'attachment; filename="questions.xlsx"'


def test_quiz_is_taken_out_in_a_format_with_what_is_lost_said_first(client, trainer):
    address = "/publishing/courses/small/questions/test/"

    page = client.get(address, {"to": "aiken"}).content.decode()
    file = client.get(address, {"to": "aiken", "file": "1"})

    assert "没有带出去" in page
    assert file["Content-Disposition"] == 'attachment; filename="test.txt"'
    assert "ANSWER: " in file.content.decode()


def test_unknown_format_is_not_found(client, trainer):
    address = "/publishing/courses/small/questions/test/"

    assert client.get(address, {"to": "pdf"}).status_code == 404


def test_trainer_of_another_course_cannot_take_the_quiz(client, course):
    client.force_login(make.teaching().person)
    address = "/publishing/courses/small/questions/test/"

    assert client.get(address).status_code == 404
