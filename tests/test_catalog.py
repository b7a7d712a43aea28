"""Exercises are found by their files, and read without running them."""

import pytest

from grader.exercise.catalog import Catalog, UnknownName, exercises_folder
from grader.exercise.decorators import CatalogError


def slugs(exercises):
    return [exercise.slug for exercise in exercises]


def test_an_exercise_is_two_files(kit):
    kit.add("02_second", "triple")
    assert slugs(kit.catalog.exercises) == ["double", "triple"]


def test_other_files_are_not_exercises(kit):
    kit.add("drafts", "half")
    kit.add("3_third", "quarter")
    (kit.exercises / "01_first" / "helper.py").write_text("", encoding="utf-8")
    assert slugs(kit.catalog.exercises) == ["double"]


def test_chapters_come_by_number(kit):
    kit.add("10_tenth", "a")
    kit.add("02_second", "b")
    assert kit.catalog.chapters == ["01_first", "02_second", "10_tenth"]
    assert slugs(kit.catalog.exercises) == ["double", "b", "a"]


def test_exercises_are_in_the_order_of_the_chapters_page(kit):
    kit.add("01_first", "apple")
    kit.add("01_first", "pear")
    page = kit.exercises / "01_first" / "README.md"
    page.write_text("First `pear`, then `double`, and `apple` last.\n", encoding="utf-8")
    assert slugs(kit.catalog.exercises) == ["pear", "double", "apple"]


def test_exercises_that_the_page_does_not_name_come_last_sorted_by_name(kit):
    kit.add("01_first", "pear")
    kit.add("01_first", "apple")
    (kit.exercises / "01_first" / "README.md").write_text("Only `pear`.\n", encoding="utf-8")
    assert slugs(kit.catalog.exercises) == ["pear", "apple", "double"]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ([], ["double", "apple", "pear"]),
        (["pear"], ["pear"]),
        (["02_second"], ["apple", "pear"]),
        (["02"], ["apple", "pear"]),
        (["second"], ["apple", "pear"]),
        (["pear", "double"], ["double", "pear"]),
        (["pear", "pear", "02"], ["apple", "pear"]),
        (["exercises/02_second/test_pear.py"], ["pear"]),
        (["exercises/02_second/"], ["apple", "pear"]),
    ],
)
def test_selecting_by_slug_chapter_number_and_topic(kit, names, chosen):
    kit.add("02_second", "apple")
    kit.add("02_second", "pear")
    assert slugs(kit.catalog.select(names)) == chosen


def test_for_an_unknown_name_the_nearest_is_suggested(kit):
    with pytest.raises(UnknownName, match=r"`duble`\. Did you mean `double`"):
        kit.catalog.select(["double", "duble"])


def test_what_is_far_less_near_is_not_suggested(kit):
    kit.add("02_second", "chat")
    kit.add("02_second", "fetch_all")
    with pytest.raises(UnknownName, match=r"Did you mean `fetch_all`\?"):
        kit.catalog.select(["fetchall"])


def test_for_an_unknown_name_without_a_near_one_the_chapters_are_listed(kit):
    with pytest.raises(UnknownName, match="The chapters are `01_first`"):
        kit.catalog.select(["xyzzy"])


def test_the_contents_of_a_check_file(kit):
    (exercise,) = kit.catalog.exercises
    assert exercise.title == "Twice a number, after a moment."
    assert [(c.name, c.sentence, c.points) for c in exercise.checks] == [
        ("test_twice_the_number", "It returns twice the number.", 2),
        ("test_waits_a_moment", "It waits a moment.", 1),
    ]
    assert exercise.max_points == 3
    assert exercise.limits == {"doubled": 5.0}
    assert exercise.hints == ("a nudge", "the tool", "nearly the answer")
    assert [(a["kind"], a["name"], a["parameters"]) for a in exercise.asks] == [
        ("async def", "double", ["number"])
    ]


def with_checks(kit, source):
    kit.add("01_first", "double", checks=source)
    return kit.catalog.exercises[0]


def test_reading_a_check_file_does_not_run_it(kit):
    exercise = with_checks(kit, "raise SystemExit\nASKS = 'def double(n)'\ndef test_a(): pass\n")
    assert [check.name for check in exercise.checks] == ["test_a"]


def test_by_default_a_check_is_worth_one_point_and_its_sentence_is_its_name(kit):
    (check,) = with_checks(kit, "def test_a(): pass\n").checks
    assert (check.points, check.sentence) == (1, "test_a")


def test_a_sentence_of_several_lines_is_one_line(kit):
    (check,) = with_checks(kit, 'def test_a():\n    """One\n    sentence."""\n').checks
    assert check.sentence == "One sentence."


def test_a_scenario_with_and_without_a_limit(kit):
    source = "@scenario\ndef a(): ...\n@scenario(limit=3)\nasync def b(): ...\ndef c(): ...\n"
    assert with_checks(kit, source).limits == {"a": 10.0, "b": 3.0}


def test_a_scenario_that_names_the_fast_clock(kit):
    source = '@scenario\ndef a(): ...\n@scenario(limit=90, clock="fast")\nasync def b(): ...\n'
    assert with_checks(kit, source).on_the_fast_clock == {"b"}


def test_a_scenario_cannot_name_another_clock(kit):
    exercise = with_checks(kit, '@scenario(clock="sun")\ndef a(): ...\n')
    with pytest.raises(
        CatalogError, match=r'test_double.py: line 1: .* is "fast" or "wall", got "sun"'
    ):
        _ = exercise.on_the_fast_clock


def test_a_class_is_asked_for_with_its_methods(kit):
    source = 'ASKS = """\nclass Gate:\n    async def open(self) -> None\n    def close(self)\n"""\n'
    (asked,) = with_checks(kit, source).asks
    assert (asked["kind"], asked["name"]) == ("class", "Gate")
    assert [(m["kind"], m["name"]) for m in asked["methods"]] == [
        ("async def", "open"),
        ("def", "close"),
    ]


def test_the_worker_gets_the_check_file_without_its_tests_and_with_its_lines(kit):
    (exercise,) = kit.catalog.exercises
    source = exercise.scenarios_source()
    before = exercise.check_source.splitlines()
    assert "test_" not in source
    assert "== 2 *" not in source
    for number, line in enumerate(source.splitlines()):
        assert line in ("", before[number])


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def f(:\n", r"test_double\.py:1: "),
        ("x = 1\n", r"test_double\.py: HINTS is missing: write HINTS = … at the top of the file"),
    ],
)
def test_a_check_file_that_cannot_be_read_is_named_with_the_remedy(kit, source, message):
    exercise = with_checks(kit, source)
    with pytest.raises(CatalogError, match=message):
        _ = exercise.checks, exercise.hints


def test_the_nearest_exercises_are_used(kit, monkeypatch):
    monkeypatch.chdir(kit.exercises / "01_first")
    assert exercises_folder() == kit.exercises


def test_outside_any_exercises_the_kits_own_are_used(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert (exercises_folder() / "03_gather" / "fetch_all.py").is_file()


def test_the_kits_own_exercises_can_be_read():
    for exercise in Catalog(exercises_folder()).exercises:
        assert exercise.max_points >= 1
        assert exercise.asks
        assert exercise.hints
