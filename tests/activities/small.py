"""A small activity for the tests, as published."""

from activities import content
from activities.content import Content
from activities.kinds.reflection import Prompt, Reflection
from engine.markup.page import Surroundings
from tests import make

HEAD = "---\ntitle: Reflecting\nkind: reflection\n---\n"


def surroundings(**pictures):
    return Surroundings("sharing.activity.md", pictures, lambda target: target)


def reflection(*ids, **was):
    """Return a reflection with a question for each id, and for each new=old name."""
    prompts = [Prompt(id_, f"Question {id_}?", f"About {id_}.") for id_ in ids]
    prompts += [Prompt(id_, f"Question {id_}?", was=old) for id_, old in was.items()]
    return Reflection(tuple(prompts))


def data(*ids, **was):
    asked = Content(reflection(*ids, **was), objectives=("Tell one true story",))
    return content.to_json(asked)


def unit(*ids, **fields):
    asked = data(*(ids or ("insight", "own")))
    return make.unit(kind="activity", version_fields={"data": asked}, **fields)


def publish(unit, *ids, edition=1, **was):
    """Give the unit a further text and make it today's."""
    unit.version = make.version(unit=unit, data=data(*ids, **was), edition=edition)
    unit.save(update_fields=["version"])
    return unit.version


def body(**answers):
    return {"shape": 1, "answers": answers}
