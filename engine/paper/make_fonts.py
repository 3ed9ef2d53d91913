"""Makes the print faces in faces/ from the static fonts of two npm packages.

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3    (unpacked: SOURCE/noto-serif-sc)
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3     (unpacked: SOURCE/noto-sans-sc)
    python -c "from engine.paper.make_fonts import main; main('SOURCE', 'TARGET')"

The same packages and the same fontTools give the same bytes. Why these faces and
these characters: docs/decisions/0003-print-fonts.md.
"""

import copy
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from engine.paper.make_marks import add_half_marks

FEATURES = ("ccmp", "halt", "kern", "liga", "locl", "mark", "palt", "pwid", "vert")
NAMES_KEPT = {0, 5, 7, 8, 9, 11, 12, 13, 14}
SIGNS = (
    (0x20, 0x7F),  # ASCII
    (0xA0, 0x180),  # Latin-1 and Latin Extended-A: names, pinyin
    (0x1CD, 0x1DD),  # the third tone of pinyin
    (0x370, 0x400),  # Greek
    (0x2000, 0x2070),  # general punctuation
    (0x2070, 0x20D0),  # raised and lowered figures, currencies
    (0x2100, 0x2400),  # letterlike signs, arrows, mathematics
    (0x2460, 0x27C0),  # circled numbers, boxes, shapes, stars, ticks
    (0x3000, 0x3400),  # CJK punctuation, kana, bopomofo, enclosed and squared
    (0xFE10, 0xFE50),  # vertical forms
    (0xFF00, 0xFFF0),  # full-width forms
)
# Signs that neither face has, and the sign of the face that is drawn for them.
STAND_INS = {"☐": "□", "✔": "✓", "✗": "×", "✘": "×"}
# Spaces that neither face has, in parts of a thousand of the em.
SPACES = {0x2002: 500, 0x2005: 250, 0x2009: 200, 0x200A: 100, 0x202F: 200}
# The printer takes the space behind a character out of the character's own face.
GAPS = {0x20, 0xA0, 0x200B, 0x3000, *SPACES}


@dataclass(frozen=True, slots=True)
class Face:
    name: str
    source: str
    family: str
    style: str
    scripts: tuple[str, ...]


COMMON = ("gb2312", "big5")
BEYOND = "beyond gbk"
# The characters of names that GBK lacks: Extension A, the rest of the block, and the
# few of the later extensions that China's table of standard characters holds.
IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x32000))
FACES = (
    Face(
        "JiangyiSong-Regular.ttf",
        "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
        "Jiangyi Song",
        "Regular",
        ("gbk",),
    ),
    Face(
        "JiangyiSong-Bold.ttf",
        "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
        "Jiangyi Song",
        "Bold",
        COMMON,
    ),
    Face(
        "JiangyiHei-Regular.ttf",
        "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
        "Jiangyi Hei",
        "Regular",
        COMMON,
    ),
    Face(
        "JiangyiHei-Bold.ttf",
        "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
        "Jiangyi Hei",
        "Bold",
        COMMON,
    ),
)
NAMES = Face(
    "JiangyiNames-Regular.ttf",
    "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "Jiangyi Names",
    "Regular",
    (BEYOND,),
)
LICENCES = {
    "OFL-JiangyiSong.txt": "noto-serif-sc/LICENSE_FONT",
    "OFL-JiangyiHei.txt": "noto-sans-sc/LICENSE_FONT",
}
# First and last lead byte, first trail byte; of Big5 only the common characters.
CODE_SPACES = {
    "gb2312": (0xA1, 0xFE, 0xA1),
    "gbk": (0x81, 0xFE, 0x40),
    "big5": (0xA4, 0xC6, 0x40),
}


def characters(scripts: Iterable[str]) -> set[int]:
    """Return the code points of the signs and of the character sets named."""
    if BEYOND in scripts:
        return _codes(IDEOGRAPHS) - characters(("gbk",)) | GAPS
    found = _codes(SIGNS)
    for script in scripts:
        first, last, trail = CODE_SPACES[script]
        pairs = (
            bytes((high, low)).decode(script, errors="ignore")
            for high in range(first, last + 1)
            for low in range(trail, 0xFF)
        )
        found.update(ord(text) for text in pairs if len(text) == 1)
    return found


def _codes(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {code for first, end in spans for code in range(first, end)}


def make_face(face: Face, source: Path, target: Path) -> None:
    """Cut the source font down to the face's characters under the face's own name."""
    font = TTFont(source, recalcTimestamp=False)
    for sign, model in STAND_INS.items():
        stand_in(font, ord(sign), ord(model))
    for space, width in SPACES.items():
        stand_in(font, space, ord(" "), width)
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters(face.scripts))
    cutter.subset(font)
    if face is not NAMES:
        add_half_marks(font)
    rename(font, face)
    font.save(target)


def stand_in(font: TTFont, sign: int, model: int, width: int | None = None) -> None:
    """Draw one sign like another, as a glyph of its own so that it copies as typed."""
    name = f"uni{sign:04X}"
    original = font.getBestCmap()[model]
    outlines = font["glyf"]
    outlines[name] = copy.deepcopy(outlines[original])
    font.setGlyphOrder(outlines.glyphOrder)
    for metrics in ("hmtx", "vmtx"):
        font[metrics][name] = font[metrics][original]
    if width is not None:
        font["hmtx"][name] = (width, 0)
    for table in font["cmap"].tables:
        table.cmap[sign] = name


def rename(font: TTFont, face: Face) -> None:
    """Put the face's names, and keep the words of copyright and licence."""
    names = font["name"]
    origin = str(names.getDebugName(4))
    names.names = [record for record in names.names if record.nameID in NAMES_KEPT]
    plain = f"{face.family} {face.style}"
    own = {
        1: face.family,
        2: face.style,
        3: f"{names.getDebugName(5)};{plain}",
        4: plain,
        6: plain.replace("Jiangyi ", "Jiangyi").replace(" ", "-"),
        10: f"A subset of {origin}, made for print and renamed.",
    }
    for identifier, text in own.items():
        names.setName(text, identifier, 3, 1, 0x409)


def main(source: str | Path, target: str | Path) -> None:
    for face in (*FACES, NAMES):
        make_face(face, Path(source) / face.source, Path(target) / face.name)
    for name, licence in LICENCES.items():
        shutil.copyfile(Path(source) / licence, Path(target) / name)
