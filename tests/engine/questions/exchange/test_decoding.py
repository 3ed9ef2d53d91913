import pytest

from engine.questions.exchange import decoding
from engine.questions.exchange.cards import Refused

TEXT = "题干：顾客满意\r\n答案：B\r"


def refused(content):
    with pytest.raises(Refused) as raised:
        decoding.text(content, "x.txt")
    return str(raised.value)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("gb18030"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_every_usual_encoding_is_read(content):
    assert decoding.text(content, "x.txt") == "题干：顾客满意\n答案：B\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding):
    assert decoding.text("ANSWER: B\n".encode(encoding), "x") == "ANSWER: B\n"


def test_slip_in_utf_8_is_named_with_its_line_and_not_taken_for_gb18030():
    content = "一行\r\n二行\r三行\n四".encode() + b"\xe5\x9b\n" + "更多更多".encode()

    assert refused(content).startswith("x.txt:4: These bytes are no UTF-8 text")


def test_broken_gb18030_is_refused_with_its_line():
    content = "题目\n题目".encode("gb18030") + b"\xff\xff"

    assert refused(content).startswith("x.txt:2: These bytes are no GB18030 text")


def test_character_that_no_text_has_is_named():
    assert refused(b"a\nb\x00c").startswith("x.txt:2: Here stands a character")


def test_file_beyond_the_limit_is_refused():
    assert refused(b"a" * 5_000_001).startswith("x.txt:1: The file has 5000001 bytes")
