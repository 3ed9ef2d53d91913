"""Which adapter puts the cases of which tool to the engine."""

from collections.abc import Callable, Mapping

from tests.engine.measures.cases import (
    gap_tools,
    index_tools,
    item_tools,
    kano_tools,
)
from tests.engine.measures.cases.comparing import differences
from tests.engine.measures.cases.reading import Case

type Adapter = Callable[[Mapping[str, object]], Mapping[str, object]]

TOOLS: dict[str, Adapter] = {
    "kano.evaluation_table": kano_tools.evaluation_table,
    "kano.attribute": kano_tools.attribute,
    "kano.raw": kano_tools.raw,
    "kano.blauth_rule": kano_tools.blauth_rule,
    "kano.continuous": kano_tools.continuous,
    "servqual.gap": gap_tools.gaps,
    "servqual.dimension": gap_tools.dimension,
    "servqual.overall": gap_tools.overall,
    "servqual.weighted": gap_tools.weighted,
    "pe.level": gap_tools.level,
    "ipa.quadrants": gap_tools.grid,
    "acsi": index_tools.acsi,
    "csi.weighted": index_tools.csi,
    "nps": index_tools.nps,
    "loyalty.lifetime": index_tools.lifetime,
    "loyalty.clv": index_tools.clv,
    "item_analysis": item_tools.analysis,
    "item_analysis.kr20": item_tools.kr20,
    "item_analysis.discrimination": item_tools.discrimination,
    "item_analysis.facility": item_tools.facility,
    "item_analysis.group_size": item_tools.group_size,
}


def failures(case: Case) -> list[str]:
    """Return what is wrong with a case, a line each; none: it holds."""
    adapter = TOOLS.get(case.tool)
    if adapter is None:
        return [f"no tool is called {case.tool!r}; known are {', '.join(TOOLS)}"]
    if not isinstance(case.expected, Mapping) or not case.expected:
        return ["it expects nothing"]
    try:
        found = {"error": None, "raises": None, **adapter(case.input)}
    except (LookupError, TypeError, ValueError) as error:
        said = f"{type(error).__name__}: {error}"
        if not case.expected.keys() & {"error", "raises"}:
            return [f"{case.tool} refused it: {said}"]
        found = {"error": said, "raises": said}
    return differences(case.expected, found, case.tolerance)
