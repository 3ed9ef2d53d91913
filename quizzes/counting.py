"""What the attempts of one pass come to, as the rules count them."""

from collections.abc import Sequence

from quizzes import scoring
from quizzes.availability import Course, Past
from quizzes.models import Attempt
from quizzes.rules import Counted, Rules
from quizzes.scoring import Score


def counted(made: Sequence[Attempt], rules: Rules) -> Score | None:
    """Return the counted result of attempts in their order; None while there is none.

    What was abandoned, runs or waits for a mark has no part in it. While something
    waits, only the highest score is known to hold: the others may still change.
    """
    is_waiting = any(one.is_waiting for one in made)
    if is_waiting and rules.counted is not Counted.HIGHEST:
        return None
    marked = [one for one in made if one.is_marked]
    return scoring.counted([one.score for one in marked], rules.counted)


def has_passed(made: Sequence[Attempt], rules: Rules) -> bool:
    result = counted(made, rules)
    return result is not None and result.passes(rules)


def course(made: Sequence[Attempt], rules: Rules) -> Course:
    """Return how a person with these attempts stands."""
    return Course(
        made=[
            Past(one.submitted_at, one.is_makeup) for one in made if one.submitted_at
        ],
        has_passed=has_passed(made, rules),
        is_waiting=any(one.is_waiting for one in made),
    )
