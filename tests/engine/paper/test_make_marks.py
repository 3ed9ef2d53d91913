"""Marks of half width: what they look like, and where the faces set them."""

import io

import pytest
from fontTools.ttLib import TTFont

from engine.paper import fonts
from engine.paper.make_marks import languages


@pytest.fixture(scope="module")
def font():
    return TTFont(io.BytesIO(fonts.read("JiangyiHei-Bold.ttf")), lazy=True)


def halves(font):
    """Return the half of each mark, as the feature `hwid` gives it."""
    table = font["GSUB"].table
    (number,) = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "hwid"
        for index in record.Feature.LookupListIndex
    }
    (part,) = table.LookupList.Lookup[number].SubTable
    return getattr(part, "ExtSubTable", part).mapping


@pytest.mark.parametrize("mark", "。，、；：？！」』》”’）“‘（「《")
def test_half_mark_is_half_as_wide(font, mark):
    whole = font.getBestCmap()[ord(mark)]

    half = halves(font)[whole]
    assert font["hmtx"][whole][0] == 2 * font["hmtx"][half][0] == 1000


@pytest.mark.parametrize(("mark", "shift"), [("）", 0), ("（", -500)])
def test_half_mark_loses_its_empty_side(font, mark, shift):
    whole = font.getBestCmap()[ord(mark)]

    half = halves(font)[whole]
    assert font["glyf"][half].xMin == font["glyf"][whole].xMin + shift


def test_rule_holds_in_every_script(font):
    table = font["GSUB"].table
    rule = {
        index
        for index, record in enumerate(table.FeatureList.FeatureRecord)
        if record.FeatureTag == "calt"
    }

    known = list(languages(table))
    assert len(known) == 11
    assert all(rule <= set(language.FeatureIndex) for language in known)
