"""The command that takes questions in and gives them out."""

import pytest
from django.core.management import CommandError, call_command

from engine.questions.exchange.formats import Format

QUIZ = "---\ntitle: 题\n---\n\n## 谁？ {#who}\n\n- [x] 我\n- [ ] 你\n"


def test_foreign_file_becomes_a_quiz(tmp_path, capsys):
    source, out = tmp_path / "题.gift", tmp_path / "quiz.md"
    source.write_text("::who::谁？{=我 ~你}", encoding="utf-8")

    call_command("convert_questions", str(source), "--from", "gift", "--out", str(out))

    assert out.read_text(encoding="utf-8") == QUIZ
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize("form", Format)
def test_quiz_goes_out_in_every_format_and_comes_back(tmp_path, form):
    quiz, out, back = (tmp_path / name for name in ("题.quiz.md", "out", "题.md"))
    quiz.write_text(QUIZ, encoding="utf-8")

    call_command("convert_questions", str(quiz), "--to", form, "--out", str(out))
    call_command("convert_questions", str(out), "--from", form, "--out", str(back))

    assert "- [x] 我\n- [ ] 你\n" in back.read_text(encoding="utf-8")


def test_word_shape_goes_into_a_text_file_if_it_is_named_so(tmp_path):
    quiz, out = tmp_path / "quiz.md", tmp_path / "out.txt"
    quiz.write_text(QUIZ, encoding="utf-8")

    call_command("convert_questions", str(quiz), "--to", "word", "--out", str(out))

    assert out.read_text(encoding="utf-8").startswith(
        "题干：谁？\nA. 我\nB. 你\n答案：A"
    )


@pytest.mark.parametrize(
    ("way", "content", "line"),
    [
        ("--from", b"\nx {=", 2),
        ("--from", b"abc\x00def", 1),
        ("--to", b"## x {#x}\n- [ ] a\n", 1),
    ],
)
def test_what_cannot_be_read_stops_it_with_its_line(
    tmp_path, capsys, way, content, line
):
    source, out = tmp_path / "file", tmp_path / "out"
    source.write_bytes(content)

    with pytest.raises(SystemExit) as stopped:
        call_command("convert_questions", str(source), way, "gift", "--out", str(out))

    assert stopped.value.code == 1
    assert f"{source}:{line}: " in capsys.readouterr().err
    assert not out.exists()


def test_what_is_lost_is_said_beside_the_file(tmp_path, capsys):
    quiz, out = tmp_path / "quiz.md", tmp_path / "out"
    quiz.write_text(QUIZ.replace("#who", "#who points=2"), encoding="utf-8")

    call_command("convert_questions", str(quiz), "--to", "gift", "--out", str(out))

    assert f"{quiz}:5: 分值没有带出去" in capsys.readouterr().err


def test_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command(
            "convert_questions",
            str(tmp_path / "nowhere"),
            *("--from", "gift", "--out", str(tmp_path / "out")),
        )
