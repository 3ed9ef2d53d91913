"""Months without a leading zero: 3月31日, as in whole dates."""

MONTH_DAY_FORMAT = "n月j日"
