"""A stub in which tests are written is named `test_….py`, as checks are, and is taken for none."""

import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli.completion_scripts import SLUGS
from grader.exercise.catalog import Catalog, is_stub
from grader.exercise.learner_files import plain_versions
from grader.exercise.versions import versions_of
from grader.ingest.litter import is_kits_own
from grader.learn.workspace import is_the_learners

KIT = Path(__file__).resolve().parent.parent
CATALOG = Catalog(KIT / "exercises")
SLUG = {exercise.slug: exercise for exercise in CATALOG.exercises}


def test_it_is_an_exercise_with_checks_of_its_own():
    exercise = SLUG["test_retry"]
    assert exercise.stub.name == "test_retry.py"
    assert exercise.check_file.name == "test_test_retry.py"
    assert is_stub(exercise.stub)
    assert not is_stub(exercise.check_file)
    assert not is_stub(SLUG["retry"].check_file)
    assert "timing" not in SLUG


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("test_retry", "test_retry"),
        ("retry", "retry"),
        ("test_retry.py", "test_retry"),
        ("exercises/05_http/test_retry.py", "retry"),
        ("exercises/12_testing/test_retry.py", "test_retry"),
        ("test_test_retry.py", "test_retry"),
        ("test_gate.py", "gate"),
    ],
)
def test_it_is_meant_by_its_name(name, slug):
    assert [exercise.slug for exercise in CATALOG.select([name])] == [slug]


def test_it_is_the_learners_and_its_checks_are_the_kits():
    paths = {f.relative_to(KIT).as_posix() for f in KIT.glob("exercises/*/*.py")}
    learners = {path for path in paths if is_the_learners(path, paths)}
    assert learners == {e.stub.relative_to(KIT).as_posix() for e in CATALOG.exercises}


def test_in_its_chapter_it_is_handed_in_and_elsewhere_the_checks_are_not():
    chapters = {exercise.slug: exercise.chapter for exercise in CATALOG.exercises}

    def is_ours(*parts):
        return is_kits_own(parts, ["retry", "test_retry"], [], set(), chapters)

    assert not is_ours("ada", "12_testing", "test_retry.py")
    assert is_ours("ada", "05_http", "test_retry.py")
    assert is_ours("ada", "12_testing", "test_test_retry.py")


def test_completion_offers_its_name_and_nothing_like_it():
    ran = subprocess.run(["sh", "-c", SLUGS], cwd=KIT, capture_output=True, text=True, check=True)
    offered = ran.stdout.split()
    assert {"test_timing", "retry", "12_testing"} <= set(offered)
    assert not {"timing", "cancel"} & set(offered)


def test_pytest_collects_it_only_if_it_is_named():
    collect = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    for target, expected in (("12_testing", False), ("12_testing/test_timing.py", True)):
        ran = subprocess.run(
            [*collect, f"exercises/{target}"], cwd=KIT, capture_output=True, text=True, check=False
        )
        found = "12_testing/test_timing.py::test_fetches_at_the_same_time" in ran.stdout
        assert found == expected, ran.stdout + ran.stderr


def test_the_versions_of_a_clone_are_found_and_none_of_other_exercises():
    folder = KIT / "solutions/12_testing/test_retry"
    assert versions_of(SLUG["test_retry"]) == plain_versions(folder) != {}
    assert versions_of(SLUG["retry"]) == {}
