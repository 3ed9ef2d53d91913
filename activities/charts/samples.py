"""Every chart in every state: for the developers' page and for tests."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from activities.charts import gap, kano, levels, means, movement, places, quadrants
from activities.charts.frame import Frame
from activities.charts.places import Shape
from engine.measures import gap as gaps
from engine.measures import kano as kanos
from engine.measures import levels as five
from engine.measures import quadrants as grids
from engine.measures.exact import Score
from engine.measures.gap import Pair
from engine.measures.kano import Category
from engine.measures.levels import Level
from engine.measures.quadrants import Attribute, Crosshair
from engine.measures.scale import Scale

type Chart = (
    gap.Chart
    | levels.Chart
    | quadrants.Chart
    | kano.Chart
    | means.Chart
    | movement.Path
    | movement.Counts
    | places.Chart
)

PEOPLE = 24
ONE_TO_FIVE = Scale(1, 5)
DIMENSIONS = (
    gap.Group("tangible", "有形", {"1": "大厅整洁、标识清楚", "2": "自助设备好用"}),
    gap.Group("reliable", "可靠", {"3": "一次说清所需材料", "4": "按承诺时限办结"}),
    gap.Group("prompt", "响应", {"5": "等候时间合理", "6": "有人主动引导"}),
    gap.Group(
        "assuring",
        "保证",
        {"7": "工作人员熟悉政策、解释准确", "8": "个人信息受到保护"},
    ),
    gap.Group(
        "caring",
        "移情",
        {"9": "对老人和行动不便者有照顾", "10": "办事时间和渠道方便"},
    ),
)
ITEMS = {key: name for group in DIMENSIONS for key, name in group.items.items()}
KEYS = {group.key: tuple(group.items) for group in DIMENSIONS}

# Importance and performance in hundredths, the ten items in their order.
_RATINGS = (
    *((358, 421), (371, 304), (467, 313), (458, 392), (450, 288)),
    *((388, 379), (463, 408), (429, 417), (438, 388), (396, 325)),
)
_KANO = {
    "一次性告知材料清单": "13 5 2 4 0 0",
    "准时叫号": "8 11 3 2 0 0",
    "手机查进度": "2 5 12 4 0 1",
    "老年人优先窗口": "9 3 8 4 0 0",
    "办结短信回访": "1 2 6 13 2 0",
    "代拍照复印": "0 1 11 10 1 1",
}
_STAGES = ("否认", "抗拒", "接纳", "投入")
_TWINS = "办事时间和渠道方便，网上预约、电话咨询都有人应答"


def shown() -> Iterator[tuple[str, Chart]]:
    """Return each template with a chart for it."""
    for state, n in (("", PEOPLE), ("-hidden", 3), ("-empty", 0)):
        yield (
            "gap",
            gap.chart(_frame(f"gap{state}", "期望与感知", n), _survey(n), DIMENSIONS),
        )
        yield (
            "levels",
            levels.chart(_frame(f"levels{state}", "五级满意度", n), _levels(n)),
        )
        yield (
            "quadrants",
            quadrants.chart(_frame(f"grid{state}", "窗口服务四方图", n), _grid(n)),
        )
        yield (
            "kano",
            kano.chart(_frame(f"kano{state}", "窗口服务的卡诺分类", n), _kano(n)),
        )
        yield (
            "counts",
            movement.counts(
                _frame(f"counts{state}", "变革曲线上的全班", n), _STAGES, _moments(n)
            ),
        )
        yield "places", _places(f"curve{state}", Shape.CURVE, n)
        yield "places", _places(f"ladder{state}", Shape.LADDER, n)
    yield (
        "gap",
        gap.chart(
            _frame("gap-above", "没有低于期望的", 24), _pleased(), DIMENSIONS[:1]
        ),
    )
    yield (
        "quadrants",
        quadrants.chart(_frame("grid-crowd", "挤在一处的二十五项", 24), _crowd()),
    )
    yield "quadrants", quadrants.chart(_frame("grid-alike", "评分都一样", 24), _alike())
    yield from _alone()


def _alone() -> Iterator[tuple[str, Chart]]:
    """Return the charts of one person."""
    types = ("傲慢型", "自满型", "追求型")
    clear = (
        Score(Fraction(7, 4), 4),
        Score(Fraction(5, 2), 4),
        Score(Fraction(17, 4), 4),
    )
    mixed = (
        Score(Fraction(13, 4), 4),
        Score(Fraction(10, 3), 3),
        Score(Fraction(7, 2), 4),
    )
    some = (Score(Fraction(13, 4), 4), Score(None, 0), Score(Fraction(7, 2), 4))
    none = (Score(None, 0),) * 3
    for code, scores in (
        ("clear", clear),
        ("mixed", mixed),
        ("some", some),
        ("none", none),
    ):
        n = 0 if code == "none" else 1
        frame = Frame(f"means-{code}", "我的单位像哪一种", n)
        yield (
            "means",
            means.chart(frame, list(zip(types, scores, strict=True)), ONE_TO_FIVE),
        )
    for code, stages in (
        ("many", (1, 0, 1, 2, 2, 1, 2, 3)),
        ("one", (1,)),
        ("same", (2, 2)),
        ("none", ()),
    ):
        steps = [
            movement.Step(date(2026, at + 1, 3 * at + 1), stage)
            for at, stage in enumerate(stages)
        ]
        frame = Frame(f"path-{code}", "我在变革曲线上的位置", len(steps))
        yield "path", movement.path(frame, _STAGES, steps)


def _frame(id: str, title: str, n: int) -> Frame:  # noqa: A002  # as HTML calls it
    return Frame(id, title, n, is_group=True)


def _places(id: str, shape: Shape, n: int) -> places.Chart:  # noqa: A002  # as above
    parts = (n // 4, n - n // 4 - n // 8, n // 8, 0)
    counts = list(zip(_STAGES, parts, strict=True))
    return places.chart(_frame(id, "大家的位置", n), shape, counts)


def _survey(n: int) -> gaps.Survey:
    """Return what people answered about the ten items: 4 to 5 expected, less found."""
    answers = [
        {
            key: Pair(min(5, 4 + (one + at) % 3), max(1, 4 - (at * one + at) % 4 % 3))
            for at, key in enumerate(ITEMS)
            if key != "6" or not one % 7
        }
        for one in range(n)
    ]
    weights = [{"reliable": 40, "prompt": 30, "caring": 30}] * n
    return gaps.survey(answers, KEYS, weights)


def _pleased() -> gaps.Survey:
    answers = [{"1": Pair(4, 5), "2": Pair(4, 4)}] * PEOPLE
    return gaps.survey(answers, KEYS)


def _levels(n: int) -> list[tuple[str, five.Distribution]]:
    return [
        (name, five.Distribution(_split(n, at), dropped=0))
        for at, name in enumerate(ITEMS.values())
    ]


def _split(n: int, at: int) -> dict[Level, int]:
    """Return so many answers, some few at the ends."""
    ends = min(n, 1 + at % 2)
    near = (n - ends) * (at + 3) // 16
    rest = n - ends - near
    counts = (ends, near, rest - rest // 3, rest // 3, 0)
    return dict(zip(Level, counts, strict=True))


def _grid(n: int) -> grids.Grid | None:
    names = [*ITEMS.values(), "没有人评的一项"]
    ratings: Sequence[tuple[int | None, int | None]] = (*_RATINGS, (None, None))
    return grids.grid(
        [
            Attribute(
                name,
                Fraction(importance, 100) if importance and n else None,
                Fraction(performance, 100) if performance and n else None,
                n,
            )
            for name, (importance, performance) in zip(names, ratings, strict=True)
        ]
    )


def _crowd() -> grids.Grid | None:
    return grids.grid(
        [
            Attribute(
                f"{_TWINS}（{at + 1}）",
                4 + Fraction(at % 3, 10),
                3 + Fraction(at % 4, 10),
                PEOPLE,
            )
            for at in range(25)
        ],
        crosshair=Crosshair.MIDPOINT,
        importance=ONE_TO_FIVE,
        performance=ONE_TO_FIVE,
    )


def _alike() -> grids.Grid | None:
    return grids.grid(
        [Attribute(name, 4, 3, PEOPLE) for name in ("准时", "清楚", "周到")]
    )


def _kano(n: int) -> list[tuple[str, kanos.Figures]]:
    return [
        (name, kanos.figures(dict(zip(Category, _least(counts, n), strict=True))))
        for name, counts in _KANO.items()
    ]


def _least(counts: str, n: int) -> list[int]:
    """Return the first n of so many answers."""
    found: list[int] = []
    for count in map(int, counts.split()):
        found.append(min(count, n - sum(found)))
    return found


def _moments(n: int) -> list[movement.Moment]:
    days = (date(2026, 9, 3), date(2026, 10, 8), date(2026, 11, 20))
    counts = ((9, 8, 5, 2), (3, 9, 8, 4), (0, 4, 11, 9))
    return [
        movement.Moment(on, tuple(count * n // PEOPLE for count in found))
        for on, found in zip(days, counts, strict=True)
    ]
