"""The critical path of small programs: it adds up, and says what was waited for at which line."""

import asyncio
import sys
from dataclasses import replace
from itertools import pairwise
from textwrap import dedent

import pytest

from grader.evidence.critical_path import segments
from grader.evidence.evidence import Evidence
from grader.gathering.from_worker import evidence_of
from grader.report.path import critical_path
from grader.report.timeline import timeline
from grader.supervisor import Job, supervise
from grader.worker.observations import PathStep, Woken
from tests.by_hand import blocked, call, noticed, step

SCENARIO = """
from grader import scenario

@scenario
async def example(student, functions):
    read = functions.blocking("read", 0.5)
    cleaning = lambda _, seconds=0.0: seconds
    fetch = functions.slow("fetch", seconds=lambda n, *_: n, cleaning=cleaning)
    return await student.main(fetch, read)
"""
PROGRAMS = {
    "at once": (
        """
        async def main(fetch, read):
            await asyncio.gather(fetch(1), fetch(3), fetch(2))
        """,
        "fetch(3) 3.0 @5",
    ),
    "one after another, in a group": (
        """
        async def main(fetch, read):
            async with asyncio.TaskGroup() as group:
                await group.create_task(fetch(1))
                await group.create_task(fetch(2))
        """,
        "fetch(1) 1.0 @6 + fetch(2) 2.0 @7",
    ),
    "behind a lock": (
        """
        async def main(fetch, read):
            lock = asyncio.Lock()

            async def one():
                async with lock:
                    await fetch(1)

            await asyncio.gather(one(), one())
        """,
        "fetch(1) 1.0 @9 + fetch(1) 1.0 @9",
    ),
    "through a queue": (
        """
        async def main(fetch, read):
            queue = asyncio.Queue()

            async def takes():
                await fetch(await queue.get())

            taking = asyncio.create_task(takes())
            await fetch(1)
            queue.put_nowait(2)
            await taking
        """,
        "fetch(1) 1.0 @11 + fetch(2) 2.0 @8",
    ),
    "whichever is first": (
        """
        async def main(fetch, read):
            tasks = [asyncio.create_task(fetch(n)) for n in (3, 1)]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        """,
        "fetch(1) 1.0 @5",
    ),
    "a callback and a future made by hand": (
        """
        async def main(fetch, read):
            loop = asyncio.get_running_loop()
            future = loop.create_future()
            loop.call_later(0.5, lambda: loop.call_later(1, future.set_result, None))
            await future
        """,
        "pause 1.5 @8",
    ),
    "a timeout, and what came before it": (
        """
        async def main(fetch, read):
            try:
                async with asyncio.timeout(1.5):
                    await fetch(1)
                    await fetch(2)
            except TimeoutError:
                pass
        """,
        "fetch(1) 1.0 @7 + fetch(2) until it was cut off 0.5 @8",
    ),
    "the clean-up after a time limit": (
        """
        async def main(fetch, read):
            task = asyncio.create_task(fetch(3, 0.5))
            await asyncio.wait([task], timeout=1)
            task.cancel()
            await asyncio.wait([task])
        """,
        "fetch(3, 0.5) until it was cut off 1.0 @6 + fetch(3, 0.5) 0.5 @8",
    ),
    "the clean-up of a function of its own": (
        """
        async def main(fetch, read):
            async def one():
                await fetch(3, 0.5)

            task = asyncio.create_task(one())
            await asyncio.wait([task], timeout=1)
            task.cancel()
            await asyncio.wait([task])
        """,
        "fetch(3, 0.5) until it was cut off 1.0 @9 + fetch(3, 0.5) 0.5 @6",
    ),
    "threads": (
        """
        async def main(fetch, read):
            await asyncio.gather(*(asyncio.to_thread(read, n) for n in "aa"))
            await asyncio.to_thread(read, "c")
        """,
        "read(a) 0.5 @5 + read(c) 0.5 @6",
    ),
    "one thread for all": (
        """
        from concurrent.futures import ThreadPoolExecutor

        async def main(fetch, read):
            loop = asyncio.get_running_loop()
            with ThreadPoolExecutor(1) as pool:
                await asyncio.gather(*(loop.run_in_executor(pool, read, n) for n in "ab"))
        """,
        "read(a) 0.5 @9 + read(b) 0.5 @9",
    ),
    "a thread that wakes the loop": (
        """
        import threading

        async def main(fetch, read):
            loop = asyncio.get_running_loop()
            done = loop.create_future()

            def work():
                read("a")
                loop.call_soon_threadsafe(done.set_result, None)

            threading.Thread(target=work).start()
            await done
        """,
        "read(a) 0.5 @15",
    ),
    "a blocked loop": (
        """
        import time

        async def main(fetch, read):
            async def other():
                time.sleep(1)

            await asyncio.gather(other(), fetch(0.5))
        """,
        "loop blocked 1.0 @8 + fetch(0.5) 0.5 @10",
    ),
    "a pause of its own": (
        """
        async def main(fetch, read):
            for _ in range(3):
                await asyncio.sleep(0.2)
        """,
        "3 times pause 0.6 @6",
    ),
}


def seen(program: str, clock: str = "fast") -> Evidence:
    """What is seen of a program."""
    source = "import asyncio\n\n" + dedent(program)
    job = Job(
        name="example",
        student={"path": "/program.py", "source": source},
        checks={"path": "/scenario.py", "source": SCENARIO},
        scenario="example",
        asks=[],
        seed="path",
        limit=45.0,
        clock=clock,
    )
    (end,) = asyncio.run(supervise([job]))
    return evidence_of(job, end)


def told(evidence: Evidence) -> str:
    """The parts of the path with their lines."""
    parts = critical_path(evidence).parts
    words = [
        f"{f'{p.times} times ' * (p.times > 1)}{p.what} {p.seconds:.1f} @{p.line}" for p in parts
    ]
    return " + ".join(words)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_path_says_what_was_waited_for(name):
    program, expected = PROGRAMS[name]
    assert (
        told(seen(program)).replace("2 times fetch(1) 2.0", "fetch(1) 1.0 @9 + fetch(1) 1.0")
        == expected
    )


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_steps_follow_each_other_from_the_start_to_the_end(name):
    evidence = seen(PROGRAMS[name][0], clock="wall")
    path = evidence.path
    assert path[0].start == 0.0
    assert path[-1].ran == pytest.approx(evidence.elapsed)
    for before, after in pairwise(path):
        assert before.ran == pytest.approx(after.start, abs=1e-5)
        assert after.start <= after.ready <= after.end <= after.ran


@pytest.mark.skipif(sys.version_info < (3, 12), reason="eager tasks came with 3.12")
def test_a_task_that_starts_eagerly_is_on_the_path():
    program = """
        async def main(fetch, read):
            loop = asyncio.get_running_loop()
            loop.set_task_factory(asyncio.eager_task_factory)
            await asyncio.gather(fetch(1), fetch(2))
            await asyncio.create_task(fetch(1))
    """
    assert told(seen(program)) == "fetch(2) 2.0 @7 + fetch(1) 1.0 @8"


def test_a_program_that_spins_is_recorded_up_to_a_bound():
    program = """
        async def main(fetch, read):
            for _ in range(31_000):
                await asyncio.sleep(0)
    """
    evidence = seen(program)
    assert evidence.verdict == "answered"
    assert evidence.path == ()


def test_of_a_long_path_the_latest_steps_are_told():
    program = """
        async def main(fetch, read):
            for _ in range(1000):
                await fetch(0.1)
    """
    evidence = seen(program)
    assert len(evidence.path) == 401
    assert evidence.path[0].ran == pytest.approx(60, abs=0.2)


def test_equal_parts_are_added_up_and_small_ones_left_out():
    calls = tuple(call("fetch", "a", n, n + 1.0, task=1) for n in range(2))
    path = (step(0, 1), step(1, 2), step(2, 2.01))
    evidence = Evidence("example", "seed", calls=calls, path=path, elapsed=2.01)
    assert [part.seconds for part in segments(evidence)] == [1, 1]
    found = critical_path(evidence)
    assert [(part.what, part.times, part.seconds) for part in found.parts] == [("fetch(a)", 2, 2)]
    assert found.sentence() == (
        "Critical path: 2.0 s = fetch(a) 2.0 in 2 parts, all at line 3. Nothing else kept it waiting."
    )


def test_a_line_of_one_part_is_not_told_of_all():
    path = (step(0, 1, lines=()), step(1, 2, line=48))
    evidence = Evidence("example", "seed", path=path, elapsed=2.0)
    assert critical_path(evidence).sentence() == (
        "Critical path: 2.0 s = pause 1.0 + the check's own pause 1.0."
    )


def test_what_only_the_check_did_is_not_told():
    path = (*(step(n, n + 1, lines=()) for n in range(3)), replace(step(3, 3), ran=4))
    evidence = Evidence("example", "seed", path=path, elapsed=4.0)
    assert critical_path(evidence).sentence() == ""


def test_short_pauses_between_calls_are_added_up():
    calls = (
        call("read", "", 0.0, 0.8, line=49, task=1),
        call("read", "", 2.8, 3.6, line=49, task=1),
    )
    pauses = [step(0.8 + n / 50, 0.8 + (n + 1) / 50 - 0.001, line=40) for n in range(100)]
    path = (step(0, 0.8, line=49), *pauses, step(2.8, 3.6, line=49))
    found = critical_path(Evidence("example", "seed", calls=calls, path=path, elapsed=3.6))
    told = [(part.what, part.line, round(part.seconds, 1)) for part in found.parts]
    assert told == [("read", 49, 0.8), ("pause", 40, 2.0), ("read", 49, 0.8)]


def test_a_sleep_in_a_function_that_was_handed_out_is_no_pause_of_the_students():
    path = (step(0, 1, on="sleep in open_connection"), step(1, 2))
    found = critical_path(Evidence("example", "seed", path=path, elapsed=2.0))
    assert [part.what for part in found.parts] == ["a called function's pause", "pause"]


def test_into_how_many_turns_a_blocked_loop_fell_is_not_told():
    path = tuple(replace(step(n, n), ran=n + 1.0) for n in range(2))
    stretches = (blocked(0.0, 1.0, 7, "computing"), blocked(1.0, 1.0, 7, "computing"))
    evidence = Evidence("example", "seed", path=path, elapsed=2.0)
    evidence = replace(evidence, noticed=noticed(blocked=stretches))
    assert " = loop blocked 2.0, all at line 7." in critical_path(evidence).sentence()


def test_of_a_long_path_what_came_before_its_newest_steps_is_called_so():
    earlier = PathStep(0.0, 0.0, 0.0, 9.0, 0.0, 0, (), "", Woken.TASK)
    found = critical_path(
        Evidence("example", "seed", path=(earlier, step(9, 10), step(10, 11)), elapsed=11.0)
    )
    assert [part.what for part in found.parts] == ["all before that", "pause"]


def test_time_at_no_line_of_the_students_is_not_called_blocked():
    path = (step(0, 1), replace(step(1, 1), ran=2.0))
    stretch = blocked(1.0, 1.0, None, "blocking call")
    evidence = Evidence("example", "seed", path=path, elapsed=2.0)
    evidence = replace(evidence, noticed=noticed(blocked=(stretch,)))
    assert [part.what for part in critical_path(evidence).parts] == ["pause", "other work"]
    assert timeline(evidence).bars == ()
