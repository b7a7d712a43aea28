"""A class is judged by one session of pytest, whatever ends it: nothing is left that waits."""

import os
import signal
import threading
import time

import pytest

from grader.classroom import rolling
from grader.classroom.rolling import grade_as_they_come
from grader.classroom.student_submission import StudentAnswer
from grader.errors import CannotGrade
from grader.exercise.options import Options
from grader.exercise.submission import take
from grader.gathering import rolling as running
from grader.judging import plugin, session
from grader.judging.session import grade
from grader.supervisor import CannotStart
from tests import judging
from tests.conftest import RIGHT

OPTIONS = Options(clock="fast", seed="a seed", at_once=1)
ANSWERS = {
    "ada": RIGHT,
    "ben": RIGHT.replace("2 * number", "number + 2"),
    "cleo": RIGHT.replace("await asyncio.sleep(0.05)", "pass"),
    "dan": "def double(number):\n    return 2 * number\n",
    "eve": "import asyncio\n\n\nasync def double(number):\n    raise ValueError(number)\n",
    "fay": "async def double(number):\n",
}


@pytest.fixture
def asked(two):
    """The answers of six students to two exercises."""
    return [
        StudentAnswer(student, exercise, take(two.answer(f"{student}_{exercise.slug}", text)))
        for exercise in two.catalog.exercises
        for student, source in ANSWERS.items()
        for text in [source.replace("double", exercise.slug)]
    ]


@pytest.fixture
def in_parts(monkeypatch):
    """Judge each answer by itself."""
    judging.one_at_a_time(monkeypatch)


@pytest.fixture(autouse=True)
def _no_thread_is_left():
    before = set(threading.enumerate())
    yield
    assert not [one for one in threading.enumerate() if one not in before and not one.daemon]


def graded(asked):
    """The results, by student and exercise."""
    found = {}

    def save(part, results):
        found.update(
            {
                (one.student, one.exercise.slug): result
                for one, result in zip(part, results, strict=True)
            }
        )

    assert grade_as_they_come(asked, OPTIONS, save) == []
    return found


def told(result):
    """All that judging has found out."""
    checks = [
        (c.check.name, c.outcome, c.message, c.mismatch, repr(c.error)) for c in result.checks
    ]
    return checks, result.verdict, [seen.scenario for seen in result.evidence]


def counted(monkeypatch, owner, name):
    calls, original = [], getattr(owner, name)

    def count(*arguments, **named):
        calls.append(arguments)
        return original(*arguments, **named)

    monkeypatch.setattr(owner, name, count)
    return calls


def test_pytest_begins_once_and_reads_each_check_file_once(asked, in_parts, monkeypatch):
    sessions = counted(monkeypatch, session.pytest, "main")
    read = counted(monkeypatch, plugin.CheckModule, "collect")
    assert len(graded(asked)) == len(asked)
    assert (len(sessions), len(read)) == (1, 2)


def test_what_is_found_is_the_same_as_when_all_are_judged_together(asked, in_parts):
    found = graded(asked)
    together = grade([session.Answer(one.exercise, one.submission) for one in asked], OPTIONS)
    for one, result in zip(asked, together, strict=True):
        assert told(found[one.student, one.exercise.slug]) == told(result)
    compared = [c.mismatch for c in found["ben", "again"].checks]
    assert compared[0] is not None


def test_each_is_saved_before_the_next_is_judged(asked, in_parts, monkeypatch):
    done = []

    def judged(judge, book):
        done.append("judged")
        return judge(book)

    judging.instead(monkeypatch, judged)
    grade_as_they_come(asked, OPTIONS, lambda part, results: done.append("saved"))
    assert done == ["judged", "saved"] * len(asked)


def test_without_answers_nothing_is_judged():
    assert graded([]) == {}


def test_what_cannot_be_saved_ends_all(asked, in_parts):
    saved = []

    def save(part, results):
        saved.append(part)
        raise OSError(28, "No space left on device", "ada.json")

    with pytest.raises(OSError, match="No space left"):
        grade_as_they_come(asked, OPTIONS, save)
    assert len(saved) == 1


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_what_fails_in_the_thread_ends_all(asked, in_parts, monkeypatch, error):
    parts = []

    def fails(judge, book):
        parts.append(book)
        if len(parts) == 2:
            raise error
        return judge(book)

    judging.instead(monkeypatch, fails)
    with pytest.raises((error, ExceptionGroup)) as caught:
        graded(asked)
    assert isinstance(caught.value, error) or caught.group_contains(error)
    assert len(parts) == 2


def test_where_no_worker_starts_nobody_waits_for_evidence(asked, in_parts, monkeypatch):
    runs, original = [], running.run_to_its_end

    async def run(*arguments):
        runs.append(arguments)
        if len(runs) >= 5:
            raise CannotStart("no more processes")
        return await original(*arguments)

    monkeypatch.setattr(running, "run_to_its_end", run)
    with pytest.raises(CannotGrade, match="No worker can be started: no more processes"):
        graded(asked)


def test_ctrl_c_ends_it_after_the_answer_that_is_judged(asked, in_parts, monkeypatch):
    saved, given_up = [], threading.Event()

    def save(part, results):
        saved.append(part)
        time.sleep(0.1)  # the loop sleeps by now: a signal just before it does would not wake it
        os.kill(os.getpid(), signal.SIGINT)
        assert given_up.wait(20)

    give_up = rolling.Gathered.give_up
    monkeypatch.setattr(rolling.Gathered, "give_up", lambda one: give_up(one) or given_up.set())
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # in the background it is ignored
    try:
        with pytest.raises(KeyboardInterrupt):
            grade_as_they_come(asked, OPTIONS, save)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert len(saved) == 1


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("\nraise LookupError('no table')\n", r"LookupError: no table"),
        (
            "\n\n@points(1)\ndef test_more(againd, nothing_of_the_kind):\n    '''M.'''\n",
            r"'nothing_of",
        ),
    ],
    ids=["its import", "its set-up"],
)
def test_a_check_file_that_cannot_be_used_ends_all(two, asked, in_parts, broken, why):
    file = two.exercises / "01_first" / "test_again.py"
    file.write_text(file.read_text() + broken)
    asked = [one._replace(exercise=two.catalog.select([one.exercise.slug])[0]) for one in asked]
    with pytest.raises(CannotGrade, match=rf"A check file cannot be used. .*{why}"):
        graded(asked)


def test_a_check_that_ends_the_program_does_not_end_the_others(two, asked, in_parts):
    file = two.exercises / "01_first" / "test_again.py"
    ends = "\n\n@points(1)\ndef test_more(againd):\n    '''More.'''\n    raise SystemExit\n"
    file.write_text(file.read_text() + ends)
    asked = [one._replace(exercise=two.catalog.select([one.exercise.slug])[0]) for one in asked]
    found = graded(asked)
    assert [c.outcome for c in found["ada", "again"].checks] == ["pass", "pass", "not-run"]
    assert found["ada", "double"].verdict == "pass"
