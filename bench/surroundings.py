"""What keeps a run of the bench to itself: its own database, files, static files."""

from pathlib import Path


def environment(folder: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "JIANGYI_VAR": str(folder),
        "DATABASE_URL": "",
        "COLLECTED_STATIC": "yes",
        "JIANGYI_PRODUCTION": "no",
        "DEBUG": "no",
    }
