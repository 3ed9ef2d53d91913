from engine.markup.problem import Problem, gettext_noop


def test_problem_reads_as_path_line_and_filled_message():
    problem = Problem("a/b.md", 7, gettext_noop("No “{name}”; add it."), {"name": "x"})

    assert str(problem) == "a/b.md:7: No “x”; add it."


def test_problem_can_be_kept_in_a_set():
    assert len({Problem("a", 1, "x", {"a": 1}), Problem("a", 1, "x", {"a": 1})}) == 1
