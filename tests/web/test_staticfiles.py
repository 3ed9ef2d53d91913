"""The style sheets are joined into one."""

from django.conf import settings

from web.staticfiles import joined


def test_imports_become_layers_in_place():
    sheet = joined(settings.BASE_DIR / "static/css/site.css")

    assert "@import" not in sheet
    assert sheet.count("@layer components {") > 30
    assert sheet.index("@layer reset,") < sheet.index("@layer reset {")
