"""What is left when an error or a cancellation ended the call, of which the check has caught it."""

from constructed import call, error, named, noticed

from grader.evidence.failures import NotHandled
from grader.worker.observations import Loose
from tests.by_hand import task_left

WORKERS = """
queue = Queue()
tasks = [create_task(run(queue)) for _ in range(3)]
await gather(*tasks)
await queue.get()
"""


def left(source, outcome, **more):
    """What is named where a task is left that waits at line 5."""
    calls = (call("pipeline", line=None, outcome=outcome),)
    seen = noticed(tasks_left=(task_left("run", 3, waiting=5),), **more)
    return named(source, calls=calls, **seen)


def test_workers_are_left_by_an_error_and_not_because_the_work_was_done():
    assert left(WORKERS, "returned") == "workers-left:3"
    assert left(WORKERS, "raised") == "orphaned-siblings:4"


def test_no_gather_is_blamed_that_keeps_its_errors():
    keeps = WORKERS.replace("*tasks", "*tasks, return_exceptions=True")
    assert left(keeps, "raised") == "forgotten-task:3"
    assert left(f"{keeps}await gather(*tasks)\n", "raised") == "orphaned-siblings:6"


RACE = """
tasks = [create_task(f()) for _ in range(3)]
await wait(tasks, timeout=3)
"""


def test_a_wait_that_was_cancelled_was_not_ended_by_its_limit():
    going = {"tasks_left": (task_left("f", 2),)}
    assert named(RACE, **noticed(**going)) == "timeout-leaves-tasks:3"
    assert named(RACE, **noticed(**going, cancelled_at=(3,))) == "losers-left-running:3"
    assert named(RACE, **noticed(**going, cancelled_at=(7,))) == "timeout-leaves-tasks:3"


LAMP = """
async def refresh(connect):
    lamp = create_task(blink())
    session = await connect()
    tasks = [create_task(session.ask(n)) for n in range(3)]
    try:
        await wait(tasks, timeout=3)
    finally:
        for task in (lamp, *tasks):
            task.cancel()
"""


def test_a_wait_that_was_not_reached_was_not_ended_by_its_limit():
    going = {"tasks_left": (task_left("blink", 3),)}
    assert named(LAMP, **noticed(**going)) == "timeout-leaves-tasks:7"
    assert named(LAMP, **noticed(**going, cancelled_at=(4,))) == "forgotten-task:3"
    assert named(LAMP, **noticed(**going, cancelled_at=(2,))) == "timeout-leaves-tasks:7"
    elsewhere = f"{LAMP}\nasync def other():\n    await sleep(1)\n"
    assert named(elsewhere, **noticed(**going, cancelled_at=(13,))) == "timeout-leaves-tasks:7"


PAIRS = """
async def pairs(reader):
    while True:
        yield await reader.readline()
        reader.seen()
async def first(reader):
    async for pair in pairs(reader):
        return pair
"""


def test_a_generator_without_a_clean_up_has_none_that_has_not_run():
    left = noticed(generators_left=(Loose("pairs", 7),))
    cleans = PAIRS.replace("    while True", "    with lock")
    assert named(PAIRS, **left) is None
    assert named(cleans, **left) == "generator-not-closed:7"
    assert named(PAIRS.replace("pairs(reader):", "others(reader):", 1), **left) == (
        "generator-not-closed:7"
    )
    passes_on = PAIRS.replace("while True", "async for line in reader")
    assert named(passes_on, **left) == "generator-not-closed:7"


RACES = """
async def first(attempts):
    for task in as_completed(attempts):
        try:
            return await task
        except OSError:
            pass
"""


def test_a_race_that_goes_on_after_some_errors_is_not_over_with_the_first():
    failed = {"calls": (call("ask", "", line=5, outcome="raised"),), "returned": None}
    came_out = failed | {"error": error("ValueError", "no", 5), "failure": NotHandled("came out")}
    shown = {"shows": "first-is-not-success"}
    assert named(RACES, **came_out, **shown) == "error-not-handled:6"
    every = RACES.replace("OSError", "ValueError")
    assert named(every, **came_out, **shown) == "first-is-not-success:3"
    assert named("await wait(attempts)", **came_out, **shown) == "first-is-not-success:1"
