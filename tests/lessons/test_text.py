import json

from lessons import text
from lessons.text import Text
from tests.lessons import test_source, written


def test_text_comes_back_from_json_as_it_was():
    draft, _problems = test_source.read(written.TEXT)
    content = text.from_json(draft.data)

    assert text.from_json(json.loads(json.dumps(text.to_json(content)))) == content


def test_version_without_data_holds_nothing():
    assert text.from_json({}) == Text("", (), (), ())
