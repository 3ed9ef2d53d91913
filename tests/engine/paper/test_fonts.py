"""The committed print faces hold what the book needs."""

import io

import pytest
from fontTools.ttLib import TTFont

from engine.paper import fonts
from engine.paper.make_fonts import FACES, FEATURES, NAMES

GREATEST_WEIGHT = 28_000_000
SIGNS = "○◐●▲◆┄✓✗·‧—…①⑳←→↑↓、。，；：？！“”‘’「」《》（）℃±×÷≤≥−āǎ☐\u2009"


@pytest.fixture(scope="module", params=FACES, ids=lambda face: face.name)
def face(request):
    return request.param


@pytest.fixture(scope="module")
def font(face):
    return TTFont(io.BytesIO(fonts.read(face.name)), lazy=True)


def encodable(first, last, trail, codec):
    pairs = (
        bytes((high, low)) for high in range(first, last) for low in range(trail, 0xFF)
    )
    return {text for pair in pairs if (text := pair.decode(codec, errors="ignore"))}


def test_face_is_named_as_ours(face, font):
    names = font["name"]

    assert names.getDebugName(1) == face.family
    assert names.getDebugName(2) == face.style
    assert names.getDebugName(6) == face.name.removesuffix(".ttf")


def test_face_keeps_the_words_of_its_licence(font):
    names = font["name"]

    assert "Adobe" in names.getDebugName(0)
    assert "SIL Open Font License" in names.getDebugName(13)


def test_face_has_every_sign_of_the_look(font):
    cmap = font.getBestCmap()

    assert [sign for sign in SIGNS if ord(sign) not in cmap] == []


def test_face_has_the_common_characters(font):
    cmap = font.getBestCmap()

    common = encodable(0xB0, 0xF8, 0xA1, "gb2312")
    assert len(common) == 6763
    assert [char for char in common if ord(char) not in cmap] == []


def test_face_keeps_its_features(font):
    tables = (font["GSUB"].table, font["GPOS"].table)
    tags = {
        record.FeatureTag
        for table in tables
        for record in table.FeatureList.FeatureRecord
    }

    assert tags == {*FEATURES, "calt", "hwid"}


def test_face_that_prints_names_has_all_of_gbk():
    cmap = TTFont(io.BytesIO(fonts.read(fonts.NAMES[0])), lazy=True).getBestCmap()

    wide = encodable(0x81, 0xA1, 0x40, "gbk") | encodable(0xAA, 0xFF, 0x40, "gbk")
    characters = {char for char in wide if not char.isascii()}
    assert [char for char in characters if ord(char) not in cmap] == []


def test_names_beyond_gbk_have_a_face_of_their_own():
    font = TTFont(io.BytesIO(fonts.read(NAMES.name)), lazy=True)
    cmap = font.getBestCmap()

    assert font["name"].getDebugName(1) == NAMES.family
    assert [sign for sign in "䶮㛃䓕㐂㬎𬘭𫖯𬱖𬭎" if ord(sign) not in cmap] == []
    assert {code for code in range(0x3400, 0x4DB6) if code not in cmap} == set()
    assert {0x20, 0x2009, 0x3000} <= set(cmap)


def test_name_is_printed_as_it_is():
    assert fonts.printed("欧阳䶮 Ōta") == "欧阳䶮 Ōta"


def test_sign_stands_for_a_character_that_no_face_has():
    assert fonts.printed("林\U000216b4") == "林〓"


def test_faces_together_stay_light():
    weight = sum(path.stat().st_size for path in fonts.FOLDER.iterdir())

    assert weight < GREATEST_WEIGHT


def test_another_name_is_refused():
    with pytest.raises(fonts.UnknownFace):
        fonts.read("../fonts.py")
