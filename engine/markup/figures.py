"""Pictures: found beside the text, described, and set as numbered figures."""

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement
from zlib import crc32

from engine.markup import svg
from engine.markup.draft import Draft
from engine.markup.marks import strip, take, token
from engine.markup.parts import Picture
from engine.markup.problem import gettext_noop

MISSING = gettext_noop(
    "The picture “{name}” is not there; put it beside the text, or mend its name."
)
NO_ALT = gettext_noop(
    "The picture “{name}” says nothing to those who cannot see it;"
    " write ![what it shows]({name})."
)
NO_FIGURE = gettext_noop(
    "The picture “{name}” has a caption, so it needs a paragraph of its own."
)


def read_picture(parent: Element, image: Element, draft: Draft) -> None:
    """Find the picture that an image names, and put it (or its token) in place."""
    line, reference = take(image.get("src", ""))
    line = line or draft.first_line
    caption = strip(image.attrib.pop("title", "")).strip()
    image.set("alt", strip(image.get("alt", "")).strip())
    if not image.get("alt"):
        draft.report(line, NO_ALT, name=reference)
    _place(image, reference, line, draft)
    if _stands_alone(parent, image):
        _make_figure(parent, image, caption, draft)
    elif caption:
        draft.report(line, NO_FIGURE, name=reference)


def _stands_alone(parent: Element, image: Element) -> bool:
    around = (parent.text or "") + (image.tail or "")
    return parent.tag == "p" and len(parent) == 1 and not around.strip()


def _place(image: Element, reference: str, line: int, draft: Draft) -> None:
    folder = posixpath.dirname(draft.surroundings.path)
    name = posixpath.normpath(posixpath.join(folder, unquote(reference)))
    picture = draft.surroundings.pictures.get(name)
    image.set("src", "")
    if picture is None:
        draft.report(line, MISSING, name=reference)
        return
    draft.pictures[name] = None
    if picture.address:
        image.set("src", picture.address)
        image.set("loading", "lazy")
    else:
        _inline(image, picture, line, draft)


def _inline(image: Element, picture: Picture, line: int, draft: Draft) -> None:
    number = len(draft.drawings)
    place = f"{draft.surroundings.path}:{line}:{number}:{picture.name}"
    prefix = f"s{crc32(place.encode()):08x}-"
    drawing, faults = svg.clean(picture.content, prefix, image.attrib.pop("alt"))
    for message, values in faults:
        draft.report(line, message, name=picture.name, **values)
    draft.drawings.append(drawing)
    image.attrib.pop("src")
    image.tag = "span"
    image.text = token("f", number)


def _make_figure(
    paragraph: Element, image: Element, caption: str, draft: Draft
) -> None:
    paragraph.tag = "figure"
    image.tail = None
    for name in {"id", "line"} & image.attrib.keys():
        paragraph.set(name, image.attrib.pop(name))
    if image.tag == "span":
        paragraph.text = image.text
        paragraph.remove(image)
    paragraph.set("class", f"figure {paragraph.get('class', '')}".strip())
    if caption:
        title = SubElement(paragraph, "figcaption", {"class": "figure-caption"})
        title.text = caption
        _number(title, caption, draft)


def _number(title: Element, caption: str, draft: Draft) -> None:
    if draft.place != "lesson":
        return
    draft.figures += 1
    title.text = None
    number = SubElement(title, "b")
    number.text = draft.words.figure.format(draft.figures)
    number.tail = caption
