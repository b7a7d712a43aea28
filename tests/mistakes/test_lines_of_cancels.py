"""The line of a cancellation that went wrong is where it was sent, caught, or taken back."""

from constructed import call, case, error, named, noticed, task_left

from grader.diagnosis.leftovers import losers_left_running
from grader.evidence.failures import NotRaised
from grader.evidence.values import Value

CALLS = """
@contextlib.asynccontextmanager
async def calls(tasks):
    try:
        yield tasks
    finally:
        for task in tasks: task.cancel()
async def fetch_within(tasks):
    async with calls(tasks):
        await asyncio.wait(tasks, timeout=1)
"""
CUT = noticed(tasks_left=(task_left("fetch", 20, cancelled=True),))


def test_what_a_block_cancels_at_its_end_is_cancelled_after_the_waits_in_it():
    assert named(CALLS, **CUT) == "cancelled-not-awaited:7"
    after = f"{CALLS}    await asyncio.wait(tasks, timeout=1)\n"
    assert named(after, **CUT) == "timeout-leaves-tasks:11"
    ended = error("CancelledError", "", 10)
    cancelled = {"error": ended, "returned": None, "failure": AssertionError("not so")}
    assert named(CALLS, **CUT, **cancelled) == "cancelled-not-awaited:7"
    before = CALLS.replace(
        "        yield tasks", "        stop(tasks[0].cancel())\n        yield tasks"
    )
    assert named(before, **CUT) == "timeout-leaves-tasks:11"


SEARCH = """
class Search:
    async def __aexit__(self, *error):
        for task in self.tasks: task.cancel()
        await asyncio.sleep(0)
    async def offers(self):
        done, _ = await asyncio.wait(self.tasks)
async def fetch_within(tasks):
    async with Search(tasks) as search:
        await search.offers()
"""


def test_a_wait_in_another_function_is_none_for_what_is_cancelled_later():
    ended = error("CancelledError", "", 7)
    seen = {"error": ended, "returned": None, "failure": AssertionError("not so"), **CUT}
    assert named(SEARCH, **seen) == "cancelled-not-awaited:5"
    waited = SEARCH.replace("asyncio.sleep(0)", "self.offers()")
    assert named(waited, **seen) == "losers-left-running:7"
    found = losers_left_running(case(waited, **seen))
    assert found.headline == "The wait was cancelled before the cancelled tasks had ended."
    going = noticed(tasks_left=(task_left("fetch", 20),))
    found = losers_left_running(case(waited, **seen | going))
    assert found.headline == "The wait was cancelled, and what it waited for went on."


SKIP = """
async def work(job):
    try:
        await job(3)
    except CancelledError:
        if me.cancelling() > 1:
            raise
        me.uncancel()
"""
ENDED = call("do", "3", outcome="cancelled", line=4)
NO_ERROR = {"returned": Value([1]), "failure": NotRaised("not so", ["CancelledError"])}


def test_the_except_that_lets_no_cancellation_out():
    assert named(SKIP, calls=(ENDED,), **NO_ERROR) == "no-error-raised:5"
    plain = SKIP.replace("CancelledError", "BaseException")
    assert named(plain, calls=(ENDED,), **NO_ERROR) == "no-error-raised:5"
    for other in (
        SKIP.replace("CancelledError", "Exception"),
        SKIP.replace("        me.uncancel()", "        raise"),
    ):
        assert named(other, calls=(ENDED,), **NO_ERROR) == "no-error-raised:None", other
    outer = f"{SKIP}async def more():\n    try: await work()\n    except CancelledError: f()"
    within = call("do", "3", outcome="cancelled", lines=(4, 10))
    assert named(outer, calls=(within,), **NO_ERROR) == "no-error-raised:None"


FORGIVES = """
class Skip:
    def __exit__(self, kind, error, traceback):
        while self.task.cancelling():
            self.task.uncancel()
        return True
async def work(jobs):
    async for job in jobs:
        with Skip():
            await job()
"""
ONCE = call("do", "1", outcome="cancelled", line=10, start=1.0, end=4.0, task=2)
MORE = call("do", "2", line=10, start=4.0, end=5.0, task=2)
WENT_ON = {"calls": (ONCE, MORE), "mismatch": ("not cancelled", "cancelled")}


def test_a_loop_that_takes_every_cancel_back():
    assert named(FORGIVES, **WENT_ON) == "swallowed-cancel:4"
    caught = (
        "\n\nasync def work(worker):\n  for job in jobs:\n    try:\n\n\n\n\n      await job()\n"
    )
    handler = "    except CancelledError:\n      while worker.uncancel():\n        pass\n      if odd: raise\n"
    assert named(caught + handler, **WENT_ON) == "swallowed-cancel:12"
    managed = (
        "\n\n\n\n\n\nasync def work(jobs):\n  for job in jobs:\n    with one.answered():\n      await job()\n"
        "class One:\n  def forgive(self):\n    while me.uncancel(): pass\n"
        "  def answered(self):\n    yield\n    self.forgive()\n"
    )
    assert named(managed, **WENT_ON) == "swallowed-cancel:13"
    before = managed.replace("yield", "forgive()").replace("self.forgive()", "yield")
    assert named(before, **WENT_ON) == "swallowed-cancel:10"
    once = FORGIVES.replace("while", "if")
    assert named(once, **WENT_ON) == "swallowed-cancel:10"
    raises = f"{caught}{handler}      raise\n"
    assert named(raises, **WENT_ON) == "swallowed-cancel:10"
    both = FORGIVES.replace("await job()", "await job(await jobs.next())")
    assert named(both, **WENT_ON) == "swallowed-cancel:10"
