import pytest

from engine.questions.sections import cut


def test_source_is_cut_at_its_headings():
    found = cut("Before.\n\n## One\n\n- [x] a\n## Two", first_line=7)

    assert [line.text for line in found.introduction] == ["Before.", ""]
    assert [part.heading.text for part in found.sections] == ["## One", "## Two"]
    assert [part.heading.number for part in found.sections] == [9, 12]
    assert [line.number for line in found.sections[0].lines] == [10, 11]
    assert found.unclosed is None


@pytest.mark.parametrize("source", ["", "Before.", "### Three", "#One", "    ## code"])
def test_source_without_questions_has_no_sections(source):
    assert cut(source, first_line=1).sections == ()


def test_windows_line_ends_are_no_part_of_the_text():
    assert cut("## One\r\nMore\r\n", first_line=1).sections[0].heading.text == "## One"


@pytest.mark.parametrize(
    "fence",
    [
        "```\n## no\n```",
        "````md\n```\n## no\n````",
        "~~~\n## no\n~~~~",
        "    ```\n    ## no\n    ```",
        "/// trainer | Rubric\n## no\n///",
    ],
)
def test_headings_in_fences_are_none(fence):
    found = cut(f"## One\n\n{fence}\n\n## Two", first_line=1)

    assert [part.heading.text for part in found.sections] == ["## One", "## Two"]
    assert sum(line.is_fenced for line in found.sections[0].lines) == (
        fence.count("\n") + 1
    )


def test_code_in_a_line_opens_no_fence():
    assert cut("```x``` y\n## One", first_line=1).unclosed is None


def test_fence_that_is_never_closed_is_named():
    found = cut("## One\n\n```\n\n## Two", first_line=5)

    assert found.unclosed == 7
    assert len(found.sections) == 1
