"""Tests that a student wrote are run against versions of what they test."""

import asyncio
from textwrap import dedent

import pytest

from grader.evidence import trials
from grader.evidence.failures import NotSeen, Shows
from grader.exercise.asks import required
from grader.gathering.from_worker import evidence_of
from grader.supervisor import Job, supervise

SCENARIO = """
from grader import scenario

@scenario
def example(versions):
    versions.run(each_with_each=True)
"""
VERSIONS = {
    "right_plain": '"""is right."""\nimport asyncio\nasync def add(a, b):\n    await asyncio.sleep(1)\n    return a + b',
    "right_other": '"""is right, too."""\nfrom asyncio import sleep\nasync def add(a, b):\n    await sleep(1)\n    return b + a',
    "busy_once": '"""is right, and late."""\nimport asyncio, time\nasync def add(a, b):\n    time.sleep(0.6)\n    await asyncio.sleep(1)\n    return a + b',
    "broken_sum_minus": '"""subtracts."""\nasync def add(a, b):\n    return a - b',
    "broken_sum_zero": '"""takes a zero for nothing."""\nasync def add(a, b):\n    return (a + b) if b else None',
    "broken_never": '"""never ends."""\nimport asyncio\nasync def add(a, b):\n    await asyncio.Event().wait()',
    "useless_nothing": '"""does nothing."""\nasync def add(a, b):\n    return None',
    "useless_raises": '"""raises."""\nasync def add(a, b):\n    raise ValueError("no")',
}
HEAD = "import asyncio\nimport time\nimport pytest\nfrom sums import add\npytestmark = pytest.mark.asyncio\n"
GOOD = """
async def test_sum():
    assert await add(1, 2) == 3
    assert await add(1, 0) == 1
"""


@pytest.fixture(scope="module")
def tried():
    """What was seen of several test files, which are run once."""

    def run(*texts, seed="seed", clock="fast"):
        asks = [required(__import__("ast").parse("async def test_sum(): ...").body[0])]
        versions = {f"sums/{name}.py": source for name, source in VERSIONS.items()}
        jobs = [
            Job(
                name="test_add",
                student={"path": "/test_add.py", "source": HEAD + GOOD + dedent(text)},
                checks={"path": "/test_test_add.py", "source": SCENARIO},
                scenario="example",
                asks=asks,
                seed=seed,
                limit=20,
                clock=clock,
                versions=versions,
            )
            for text in texts
        ]
        ends = asyncio.run(supervise(jobs, at_once=2))
        return [evidence_of(*pair) for pair in zip(jobs, ends, strict=True)]

    return run


def told(ask, *arguments, **named):
    with pytest.raises(AssertionError) as caught:
        ask(*arguments, **named)
    return str(caught.value)


def test_good_tests_pass_every_question(tried):
    (seen,) = tried("")
    trials.passed(seen, "right")
    trials.passed(seen, "busy")
    trials.caught(seen, "broken")
    trials.have_teeth(seen)
    trials.quick(seen, under=5)
    assert "test_sum` never ends with a version that never ends" in told(trials.never_hangs, seen)


def test_whoever_gets_through_is_named_in_words(tried):
    (seen,) = tried(
        """
        async def test_sum():
            assert await add(1, 2) == 3
        """
    )
    assert told(trials.caught, seen, "broken_sum") == (
        "your tests pass a version that takes a zero for nothing"
    )


def test_a_test_that_fails_with_right_code_catches_nobody(tried):
    (seen,) = tried("async def test_sum():\n    assert False")
    with pytest.raises(NotSeen, match="catch no broken version yet"):
        trials.passed(seen, "right")
    assert "subtracts" in told(trials.caught, seen, "broken_sum")


def test_fixtures_parameters_classes_and_functions_without_a_loop_work(tried):
    (seen,) = tried(
        """
        import pytest_asyncio
        import unittest

        @pytest_asyncio.fixture(params=[1, 2])
        async def one(request):
            yield request.param

        @pytest.mark.parametrize("other", [3, 4])
        async def test_fixture(one, other, monkeypatch, tmp_path, capsys):
            print("noise")
            assert await add(one, other) == one + other
            assert capsys.readouterr().out == "noise\\n"

        class TestSums:
            async def test_method(self):
                assert await add(2, 2) == 4

        @pytest.mark.filterwarnings("ignore")
        class Old(unittest.TestCase):
            def test_old(self):
                self.assertEqual(asyncio.run(add(0, 5)), 5)
        """
    )
    trials.passed(seen, "right")
    (first, *_) = trials.versions(seen, "right")
    names = [test.name for test in first.tests]
    filled = [f"test_fixture[{both}]" for both in ("1-3", "1-4", "2-3", "2-4")]
    assert names == ["test_sum", *filled, "test_method", "test_old"]
    trials.have_teeth(seen)


def test_a_test_without_teeth_is_told_with_its_line(tried):
    nothing, silent, vain = tried(
        "async def test_more():\n    assert add",
        "async def test_more():\n    await add(1, 1)",
        "async def test_more():\n    assert await add(1, 1) or True",
    )
    assert told(trials.have_teeth, nothing).startswith("`test_more` (line 10) passes with every")
    assert "asserts nothing" in told(trials.have_teeth, silent)
    with pytest.raises(Shows, match="no assertion of it ever fails") as caught:
        trials.have_teeth(vain)
    assert caught.value.mistake == "test-cannot-fail"


def test_a_set_of_parameters_is_no_test_of_its_own(tried):
    """With `None`, nothing but an exception can be told from what does nothing: the others judge."""
    (seen,) = tried(
        """
        @pytest.mark.parametrize("wanted", [3, None])
        async def test_both(wanted):
            found = await add(1, 2)
            assert wanted is None or found == wanted
        """
    )
    trials.have_teeth(seen)


def test_a_stalled_machine_fails_a_tight_bound_and_no_wide_one(tried):
    text = """
    async def test_time():
        begin = time.monotonic()
        await add(1, 1)
        assert 1 <= time.monotonic() - begin < {}
    """
    tight, wide = tried(text.format(1.5), text.format(1.7))
    assert "`test_time` fails with a version that is right, and late" in told(
        trials.passed, tight, "busy"
    )
    trials.passed(wide, "busy")


def test_what_spins_costs_only_itself(tried):
    (seen,) = tried("async def test_spin():\n    while True:\n        pass")
    message = told(trials.passed, seen, "right")
    assert "`test_spin` fails with a version" in message
    assert "it never ends, and waits at line 11" in message
    trials.caught(seen, "broken")


def test_a_real_pause_is_told(tried):
    (seen,) = tried("async def test_nap():\n    time.sleep(0.5)\n    assert await add(1, 1) == 2")
    assert told(trials.quick, seen, under=20) == "`test_nap` calls `time.sleep` at line 11"
    (slow,) = tried(
        "async def test_long():\n    await asyncio.sleep(30)\n    assert await add(1, 1) == 2"
    )
    assert "take 33.0 s with a right version" in told(trials.quick, slow, under=20)


def test_the_same_seed_gives_the_same_run(tried):
    one, two = (tried("", seed="again")[0] for _ in range(2))
    order = [[version.name for version in seen.facts.versions.tried] for seen in (one, two)]
    assert order[0] == order[1]


def test_what_still_is_to_do_is_to_do(tried):
    (seen,) = tried("async def test_sum():\n    raise NotImplementedError('not yet')")
    assert seen.verdict == "todo"


def test_on_the_wall_clock_it_takes_no_real_time_and_comes_to_the_same(tried):
    text = """
    async def test_long():
        assert await asyncio.to_thread(sum, [1, 2]) == 3
        begin = time.monotonic()
        await asyncio.sleep(600)
        assert await add(1, 1) == 2
        assert time.monotonic() - begin < 602
    """
    fast, wall = (tried(text, clock=clock)[0] for clock in ("fast", "wall"))
    assert "take 603.0 s" in told(trials.quick, wall, under=20)
    ends = [
        [(v.name, [(t.name, t.outcome) for t in v.tests]) for v in seen.facts.versions.tried]
        for seen in (fast, wall)
    ]
    assert ends[0] == ends[1]
