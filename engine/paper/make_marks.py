"""Gives a face marks of half width, and the rule where they replace the whole ones.

The rule is that of CSS `text-spacing-trim` between marks (clreq 3.1.6): of two touching
marks only one keeps its empty half. It is a contextual substitution (`calt`), not a
shift of the marks: a glyph as narrow as it looks is copied and searched in a PDF
without a break behind it. The feature `hwid` asks for a mark of half width anywhere.
"""

import copy
from collections.abc import Iterator
from typing import Any

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from engine.paper.spacing import CLOSING, OPENING

RULES = """
lookup halves {{
{singles}
}} halves;
lookup touching {{
  sub [{closing}]' lookup halves [{closing} {opening}];
  sub [{opening} {halved}] [{opening}]' lookup halves;
}} touching;
feature calt {{ lookup touching; }} calt;
feature hwid {{ lookup halves; }} hwid;
"""


def add_half_marks(font: TTFont) -> None:
    """Draw the half marks as the face's own `halt` places them, and add the rule."""
    names = font.getBestCmap()
    moves = half_widths(font)
    opening, closing = (
        [names[ord(mark)] for mark in marks if names.get(ord(mark)) in moves]
        for marks in (OPENING, CLOSING)
    )
    halves = {name: f"{name}.half" for name in opening + closing}
    for name, half in halves.items():
        draw(font, name, half, moves[name])
    rules = RULES.format(
        singles="\n".join(f"  sub {name} by {half};" for name, half in halves.items()),
        closing=" ".join(closing),
        opening=" ".join(opening),
        halved=" ".join(halves[name] for name in opening),
    )
    graft(font, rules)


def half_widths(font: TTFont) -> dict[str, tuple[int, int]]:
    """Return by how much `halt` moves and narrows each glyph."""
    table = font["GPOS"].table
    found: dict[str, tuple[int, int]] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "halt":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    found |= placements(getattr(part, "ExtSubTable", part))
    return found


def placements(part: Any) -> dict[str, tuple[int, int]]:
    names = part.Coverage.glyphs
    values = [part.Value] * len(names) if part.Format == 1 else part.Value
    return {
        name: (getattr(one, "XPlacement", 0), getattr(one, "XAdvance", 0))
        for name, one in zip(names, values, strict=True)
    }


def draw(font: TTFont, name: str, half: str, move: tuple[int, int]) -> None:
    shift, narrowing = move
    outlines = font["glyf"]
    outlines[half] = copy.deepcopy(outlines[name])
    outlines[half].coordinates.translate((shift, 0))
    outlines[half].recalcBounds(outlines)
    font.setGlyphOrder(outlines.glyphOrder)
    width, bearing = font["hmtx"][name]
    font["hmtx"][half] = (width + narrowing, bearing + shift)
    font["vmtx"][half] = font["vmtx"][name]


def graft(font: TTFont, rules: str) -> None:
    """Add the rules to those the face has, for every script and language it knows."""
    own = TTFont()
    own.setGlyphOrder(font.getGlyphOrder())
    addOpenTypeFeaturesFromString(own, rules, tables=["GSUB"])
    table, added = font["GSUB"].table, own["GSUB"].table
    first = len(table.LookupList.Lookup)
    for lookup in added.LookupList.Lookup:
        for part in lookup.SubTable:
            for record in getattr(part, "SubstLookupRecord", ()):
                record.LookupListIndex += first
        table.LookupList.Lookup.append(lookup)
    for record in added.FeatureList.FeatureRecord:
        feature = record.Feature
        feature.LookupListIndex = [first + one for one in feature.LookupListIndex]
        for language in languages(table):
            language.FeatureIndex.append(len(table.FeatureList.FeatureRecord))
        table.FeatureList.FeatureRecord.append(record)


def languages(table: Any) -> Iterator[Any]:
    for record in table.ScriptList.ScriptRecord:
        yield record.Script.DefaultLangSys
        for language in record.Script.LangSysRecord:
            yield language.LangSys
