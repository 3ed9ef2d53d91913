"""A store that has no folders on a disk, as a store of objects has none."""

from typing import Any, override

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage


class ObjectStore(Storage):
    def __init__(self, **_options: Any) -> None:
        self.objects: dict[str, bytes] = {}

    def _save(self, name: str, content: File[Any]) -> str:
        self.objects[name] = content.read()
        return name

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:  # noqa: ARG002  # Django's signature
        return ContentFile(self.objects[name])

    @override
    def exists(self, name: str) -> bool:
        return name in self.objects
