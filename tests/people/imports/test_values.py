"""Cells of a file of people: days, paths, lists, languages."""

from datetime import date

import pytest

from people.imports import values

LAST = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", LAST),
        ("2026/1/31", LAST),
        ("2026.1.31", LAST),
        ("2026年1月31日", LAST),
        ("２０２６年１月３１日", LAST),
        ("20260131", LAST),
        ("2026-01-31T00:00:00", LAST),
        ("2026/1/31 0:00", LAST),
        ("46053", LAST),
        ("46053.0", LAST),
        ("2026-02-29", None),
        ("31/01/2026", None),
        ("26-01-31", None),
        ("1026-01-31", None),
        ("123456", None),
        ("soon", None),
    ],
)
def test_days_are_read_in_many_shapes_and_never_guessed(text, day):
    assert values.day(text) == day


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("总部/客服部/医保窗口", ("总部", "客服部", "医保窗口")),
        ("总部 > 客服部 > 医保窗口", ("总部", "客服部", "医保窗口")),
        ("总部\uff0f客服部\uff1e医保窗口", ("总部", "客服部", "医保窗口")),
        ("/总部/客服 部/", ("总部", "客服 部")),
        ("总部//窗口", ("总部", "", "窗口")),
    ],
)
def test_departments_are_paths(text, names):
    assert values.path(text) == names


def test_lists_name_each_once():
    assert values.names("甲班；乙班; 甲班、丙班,") == ("甲班", "乙班", "丙班")


@pytest.mark.parametrize(
    ("text", "code"),
    [("中文", "zh-hans"), ("繁體中文", "zh-hant"), ("EN_us", "en"), ("Klingon", "")],
)
def test_languages_have_many_names(text, code):
    assert values.language(text) == code


@pytest.mark.parametrize(
    ("text", "is_nothing"), [("—", True), ("无", True), ("", False)]
)
def test_a_dash_takes_away_and_an_empty_cell_does_not(text, is_nothing):
    assert values.is_nothing(text) is is_nothing


def test_number_spoilt_by_a_spreadsheet_is_known():
    assert values.is_shortened("1.23457E+11")
    assert not values.is_shortened("E1234")


@pytest.mark.parametrize(
    ("number", "is_formula"),
    [
        ("=1+1", True),
        ("+8613800000000", True),
        ("-7", True),
        ("@SUM(A1)", True),
        ("'=1+1", True),
        ("A-1024", False),
        ("0007", False),
        ("", False),
    ],
)
def test_a_number_that_a_spreadsheet_would_reckon_with_is_told(number, is_formula):
    assert values.is_formula(number) is is_formula


def test_names_are_alike_whatever_their_width_blanks_and_case():
    first, second = values.plain(" 第一章　Care "), values.plain("第一章  CARE")

    assert first == second == "第一章 care"
