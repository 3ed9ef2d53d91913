"""The script that cuts the print faces, tried on a small font of the same make."""

import io
import shutil

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from engine.paper import fonts, make_fonts

SIGN_SOURCES = "□✓× 。、（）"


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """Lay out the unpacked packages, with a small font in the place of each."""
    folder = tmp_path_factory.mktemp("source")
    font = TTFont(io.BytesIO(fonts.read("JiangyiHei-Bold.ttf")))
    options = subset.Options(name_IDs=["*"], layout_features=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(text=f"满意堃滿ȺA{SIGN_SOURCES}")
    cutter.subset(font)
    font.save(folder / "small.ttf")
    for face in make_fonts.FACES:
        (folder / face.source).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "small.ttf", folder / face.source)
    for licence in make_fonts.LICENCES.values():
        (folder / licence).write_text("SIL Open Font License")
    return folder


@pytest.fixture(scope="module")
def target(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("target")
    make_fonts.main(str(source), str(folder))
    return folder


def test_faces_and_licences_are_made(target):
    made = {path.name for path in target.iterdir()}

    assert made == {*fonts.NAMES, "OFL-JiangyiSong.txt", "OFL-JiangyiHei.txt"}


def test_face_holds_its_characters_and_the_signs_that_stand_in(target):
    cmap = TTFont(target / "JiangyiSong-Bold.ttf").getBestCmap()

    expected = set("满意滿A☐✔✗✘\u2002\u2005\u2009\u200a\u202f" + SIGN_SOURCES)
    assert {chr(code) for code in cmap} == expected


def test_sign_that_stands_in_is_a_glyph_of_its_own(target):
    font = TTFont(target / "JiangyiSong-Bold.ttf")
    cmap = font.getBestCmap()

    assert cmap[ord("✗")] != cmap[ord("×")]
    assert font["glyf"][cmap[ord("✗")]] == font["glyf"][cmap[ord("×")]]


def test_thin_space_is_a_fifth_of_the_em(target):
    font = TTFont(target / "JiangyiHei-Regular.ttf")

    assert font["hmtx"][font.getBestCmap()[0x2009]] == (200, 0)


def test_face_is_renamed_and_keeps_its_licence(target):
    names = TTFont(target / "JiangyiSong-Regular.ttf")["name"]

    assert [names.getDebugName(number) for number in (1, 2, 4, 6)] == [
        "Jiangyi Song",
        "Regular",
        "Jiangyi Song Regular",
        "JiangyiSong-Regular",
    ]
    assert names.getDebugName(13).startswith("This Font Software is licensed")


def test_same_sources_give_the_same_bytes(source, target, tmp_path):
    make_fonts.make_face(
        make_fonts.FACES[0], source / make_fonts.FACES[0].source, tmp_path / "again.ttf"
    )

    assert (tmp_path / "again.ttf").read_bytes() == (
        target / make_fonts.FACES[0].name
    ).read_bytes()


@pytest.mark.parametrize(
    ("script", "held", "not_held"),
    [
        ("gb2312", "满意○①ā", "滿喆"),
        ("big5", "滿意", "满喆"),
        ("gbk", "满滿喆", "㐀"),
    ],
)
def test_character_sets_hold_what_they_should(script, held, not_held):
    codes = make_fonts.characters([script])

    assert {ord(char) for char in held} <= codes
    assert not codes & {ord(char) for char in not_held}
