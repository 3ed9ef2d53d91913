"""Writes new values of many people in a few queries."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from people import accounts
from people.models import Person

FEW = 3


def write(fresh: Mapping[int, Mapping[str, Any]]) -> None:
    """Write each person's new values; a value that many share in one query for all."""
    wanted = {key: _with_key(told) for key, told in fresh.items()}
    by_name: dict[str, dict[Any, list[int]]] = defaultdict(lambda: defaultdict(list))
    for key, told in wanted.items():
        for name, value in told.items():
            by_name[name][value].append(key)
    for name, by_value in by_name.items():
        if len(by_value) <= FEW:
            for value, keys in by_value.items():
                Person.objects.filter(pk__in=keys).update(**{name: value})
        else:
            people = [
                Person(pk=key, **{name: value})
                for value, keys in by_value.items()
                for key in keys
            ]
            Person.objects.bulk_update(people, [name])


def _with_key(told: Mapping[str, Any]) -> dict[str, Any]:
    named = {str(name): value for name, value in told.items()}
    if "name" in named:
        named["name_key"] = accounts.name_key(named["name"])
    return named
