"""The bounds for prose: what is too long, too short or too hard is found, and code does not count."""

import pytest

from grader.exercise.catalog import Catalog
from tests.prose import KIT, Prose, findings, main, prose_of

EASY = "The cook puts the bread in the oven. "
HARD = "Asynchronous initialization necessitates considerable architectural deliberation. "
PAGE = "grader/mistakes/burnt-bread.md"
HINTS = "exercises/01_bread/test_bake.py"


def found(text, kind="page"):
    return list(Prose(kind, PAGE, text).findings())


@pytest.fixture
def kit(tmp_path):
    """A kit with a page and an exercise, both as they should be."""
    (tmp_path / PAGE).parent.mkdir(parents=True)
    (tmp_path / HINTS).parent.mkdir(parents=True)
    (tmp_path / PAGE).write_text(f"# burnt-bread\n\n{EASY * 15}\n")
    (tmp_path / HINTS).with_name("bake.py").write_text("")
    (tmp_path / HINTS).write_text(f"HINTS = ({EASY * 2!r}, {EASY * 2!r}, {EASY * 2!r})\n")
    return tmp_path


def test_a_page_within_the_bounds_is_fine():
    assert found(EASY * 10) == found(EASY * 20) == []


def test_a_page_that_is_too_long_is_found():
    assert found(EASY * 21) == ["168 words, at most 160"]


def test_a_page_that_is_too_short_is_found():
    assert found(EASY * 9) == ["72 words, at least 80"]


def test_a_page_that_is_too_hard_is_found():
    (finding,) = found(EASY * 3 + HARD * 12)
    assert finding.startswith("reading grade ")
    assert ", at most 8.5: " in finding


def test_hints_may_be_shorter_than_a_page():
    assert found(EASY * 5, "hints") == []
    assert found(EASY * 4, "hints") == ["32 words, at least 40"]
    assert found(EASY * 21, "hints") == ["168 words, at most 160"]


def test_one_long_sentence_among_easy_ones_is_found():
    long = "The cook " + "puts the bread in the oven and " * 4 + "waits."
    assert found(EASY * 10 + long) == ['31 words in the sentence "The cook puts the …", at most 25']


@pytest.mark.parametrize(
    "more",
    [
        f"\n\n```python\nawait bake()\n\n\n# {HARD * 9}\n```\n",
        f"\n\n## {HARD.strip()}\n",
        "`asyncio.initialization`, `as_completed`",
        "\n\n- [Considerable architectural deliberation](https://docs.python.org/3/x.html#y)\n",
    ],
    ids=["a code block", "a heading", "inline code", "a list of links"],
)
def test_what_is_no_sentence_does_not_count(more):
    with_more = Prose("page", PAGE, EASY * 12 + more)
    alone = Prose("page", PAGE, EASY * 12)
    assert (with_more.length, with_more.grade) == (alone.length, alone.grade)


@pytest.mark.parametrize(
    "more",
    [
        "See [the oven's manual](https://docs.python.org/3/x.html).",
        "\n\n- [the oven's manual](https://docs.python.org/3/x.html) See\n",
        "\n\n```python\nbake()\n```\nSee the oven's manual.\n\n```\nbake()\n```\n",
        "See `bake` the `oven` oven's manual?",
    ],
    ids=["a link in a sentence", "text after a link", "between two code blocks", "between code"],
)
def test_what_stands_beside_code_and_links_counts(more):
    assert Prose("page", PAGE, EASY * 12 + more).length == 12 * 8 + 4


def test_a_number_or_a_name_with_a_dot_ends_no_sentence():
    assert len(Prose("page", PAGE, "Wait 0.5 or 1.5 seconds. Use asyncio.Lock now!").sentences) == 2


def test_a_text_without_words_is_only_too_short():
    assert found("```\nbake()\n```") == ["0 words, at least 80"]


def test_findings_name_the_file():
    texts = [Prose("page", PAGE, EASY), Prose("page", "other.md", EASY * 12)]
    assert findings(texts, {}) == [f"{PAGE}: 8 words, at least 80"]
    assert findings(texts, {PAGE: "it is about nothing"}) == []


def test_an_exception_that_is_not_needed_is_found():
    good = [Prose("page", PAGE, EASY * 12)]
    assert findings(good, {PAGE: "", "gone.md": ""}) == [
        f"{PAGE}: an exception that is not needed",
        "gone.md: an exception that is not needed",
    ]


def test_a_kit_as_it_should_be_passes(kit, capsys):
    assert (main([], kit), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (PAGE, f"# burnt-bread\n\n{EASY}\n"),
        (HINTS, f"HINTS = ({EASY!r},)\n"),
    ],
)
def test_a_kit_with_a_text_outside_the_bounds_does_not_pass(kit, file, text, capsys):
    (kit / file).write_text(text)
    assert main([], kit) == 1
    assert capsys.readouterr().out.startswith(f"{file}: 8 words, at least ")


def test_figures_are_shown_for_the_files_that_are_named(kit, capsys):
    assert main(["burnt"], kit) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{PAGE}: 120 words, grade ")


def test_a_name_that_fits_no_file_does_not_pass(kit, capsys):
    assert (main(["brunt"], kit), capsys.readouterr().out) == (1, "found no text to measure\n")


def test_all_pages_and_all_hints_are_measured():
    kinds = [text.kind for text in prose_of(KIT)]
    assert kinds.count("page") == len(list(KIT.glob("grader/mistakes/*.md")))
    assert kinds.count("hints") == len(Catalog(KIT / "exercises").exercises)
