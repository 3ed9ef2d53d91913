"""The style sheets are joined into one, and so are the scripts."""

from django.conf import settings

from web.staticfiles import joined_script, joined_sheet

STATIC = settings.BASE_DIR / "static"


def test_imported_sheets_become_layers_in_place():
    sheet = joined_sheet(STATIC / "css/site.css")

    assert "@import" not in sheet
    assert sheet.count("@layer components {") > 30
    assert sheet.index("@layer reset,") < sheet.index("@layer reset {")


def test_imported_modules_stand_before_who_needs_them_and_once(tmp_path):
    (tmp_path / "site.js").write_text('import "./a.js";\nimport "./b.js";\n')
    (tmp_path / "a.js").write_text('import { one } from "./c.js";\none("a");\n')
    (tmp_path / "b.js").write_text('import {\n  one,\n} from "./c.js";\none("b");\n')
    (tmp_path / "c.js").write_text("export const one = (word) => word;\n")

    script = joined_script(tmp_path / "site.js")

    assert script == (
        'const one = (word) => word;\n{\none("a");\n}\n{\none("b");\n}\n{\n}\n'
    )


def test_our_own_scripts_are_joined_whole():
    script = joined_script(STATIC / "js/site.js")

    assert "import " not in script
    assert "export " not in script
