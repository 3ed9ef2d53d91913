"""Reads a PDF as a reader's eye does: its lines, as they stand on the page."""

import ctypes

import pypdfium2
from pypdfium2 import raw

NEVER_FIRST = "。，、）」』》〉】〕〗”’］｝．：；？！…·‧\uff5e\uff0d℃"
NEVER_LAST = "（「『《〈【〔〖“‘［｛"


def lines(content):
    """Return the lines of all pages, top down, without what the reader adds."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [line for page in document for line in page_lines(page.get_textpage())]
    finally:
        document.close()


def page_lines(text):
    x, y = ctypes.c_double(), ctypes.c_double()
    made, last = [""], None
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = raw.FPDFText_GetFontSize(text, index)
        here = (x.value, y.value)
        if last and is_elsewhere(last, here, size):
            made.append("")
        made[-1] += chr(raw.FPDFText_GetUnicode(text, index))
        last = here
    return [line.strip() for line in made if line.strip()]


def is_elsewhere(last, here, size):
    along, across = here[0] - last[0], here[1] - last[1]
    return abs(across) > size * 0.6 or along < -1 or along > size * 3


def wrong_lines(content):
    """Return the lines that begin or end with a mark that never stands there."""
    return [
        line
        for line in lines(content)
        if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST
    ]


def finds(content, words):
    """Say whether a reader such as Chromium's finds the words."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage() for page in document]
        return any(page.search(words).get_next() for page in pages)
    finally:
        document.close()
