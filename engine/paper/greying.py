"""Takes the colours out of a PDF: one ink is enough for it."""

import re
from io import BytesIO

from pikepdf import Name, Object, Pdf, PdfImage, Stream

NUMBER = rb"(-?\d*\.?\d+)"
COLOUR = re.compile(rb"(?<![^\s])" + rb"\s+".join([NUMBER] * 3) + rb"\s+(rg|RG)\b")
SHARES = (0.299, 0.587, 0.114)  # of red, green and blue (BT.601, as Pillow has it)
OPERATORS = {b"rg": "g", b"RG": "G"}
QUALITY = 85


def grey(pdf: Pdf) -> None:
    """Set every colour as the grey that is as bright, in drawings and pictures too.

    Shadings keep theirs: no style sheet of a book has any but of greys.
    """
    for page in pdf.pages:
        recolour(page.Contents)
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            kind = thing.get(Name.Subtype)
            if kind == Name.Form or Name.PatternType in thing:
                recolour(thing)
            elif kind == Name.Image and thing.get(Name.ColorSpace) == Name.DeviceRGB:
                redraw(thing)


def recolour(stream: Object) -> None:
    stream.write(COLOUR.sub(as_grey, stream.read_bytes()))


def as_grey(found: re.Match[bytes]) -> bytes:
    red, green, blue, operator = found.groups()
    parts = zip(SHARES, (red, green, blue), strict=True)
    light = sum(share * float(part) for share, part in parts)
    return f"{light:.4g} {OPERATORS[operator]}".encode()


def redraw(picture: Stream) -> None:
    """Set a picture in grey; a photograph stays a photograph."""
    is_photograph = picture.get(Name.Filter) == Name.DCTDecode
    drawn = PdfImage(picture).as_pil_image().convert("L")
    made = BytesIO()
    if is_photograph:
        drawn.save(made, format="JPEG", quality=QUALITY)
    else:
        made.write(drawn.tobytes())
    for name in (Name.DecodeParms, Name.Decode, Name.SMaskInData):
        if name in picture:
            del picture[name]
    picture.write(made.getvalue(), filter=Name.DCTDecode if is_photograph else None)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
