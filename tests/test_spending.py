"""An answer that spins in all of its scenarios costs little more than one that spins in one."""

import asyncio
from dataclasses import replace

import pytest

from grader.supervisor import spending, supervise
from grader.supervisor.spending import TOGETHER, Spending
from grader.worker.overdue import ONE_TURN
from tests.needs import linux
from tests.test_supervisor import job

SPINS = "async def double(number):\n    while True:\n        pass\n"
MANY_TURNS = """
import asyncio
import time

async def double(number):
    while time.process_time() < 2.0:
        await asyncio.sleep(0)
    return number
"""


def test_what_the_scenarios_of_an_answer_compute_is_added_up():
    counted = Spending()
    with counted.share("one") as first, counted.share("one") as second, counted.share("two") as two:
        assert not first(TOGETHER * 0.6)
        assert not two(TOGETHER * 0.6)
        assert second(TOGETHER * 0.5)
        assert not second(TOGETHER * 0.1)
        assert first(TOGETHER * 0.9)


def test_what_is_over_counts_until_all_are_over():
    counted = Spending()
    with counted.share("one") as second:
        with counted.share("one") as first:
            first(TOGETHER)
        assert second(0.0)
    with counted.share("one") as again:
        assert not again(0.0)


def computed(*jobs, level):
    """The seconds that each has computed when it was stopped."""
    ends = asyncio.run(supervise(jobs, level=level))
    return [end.transcript.overdue["noticed"]["cpu"] for end in ends]


@linux
def test_scenarios_that_compute_much_together_give_up_sooner(level, monkeypatch):
    alone = computed(job(SPINS, limit=20), level=level)
    monkeypatch.setattr(spending, "TOGETHER", 0.2)
    among_others = computed(job(SPINS, limit=20), level=level)
    assert among_others[0] < ONE_TURN <= alone[0] + 0.1


@linux
@pytest.mark.parametrize("by_right", [{"heavy": True}, {"versions": {"one/run.py": ""}}])
def test_what_computes_by_right_is_told_nothing(by_right, monkeypatch):
    monkeypatch.setattr(spending, "TOGETHER", 0.2)
    ends = asyncio.run(supervise([replace(job(SPINS, limit=20), **by_right)]))
    assert ends[0].transcript.overdue["noticed"]["cpu"] >= ONE_TURN - 0.1


@linux
def test_many_turns_may_go_on(monkeypatch):
    monkeypatch.setattr(spending, "TOGETHER", 0.2)
    ends = asyncio.run(supervise([job(MANY_TURNS, limit=20)]))
    assert ends[0].transcript.answer["value"] is not None
