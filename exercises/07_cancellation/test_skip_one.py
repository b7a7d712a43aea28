"""A cancel skips one job, and the worker goes on as if nothing had happened."""

import asyncio
from functools import partial

from grader import ScenarioStopped, expect, inputs, points, scenario

ASKS = "async def work_through(next_job, on_done, on_skip) -> None"

HINTS = (
    "You may catch the cancel around one job only. Which cancels must get through? And how many "
    "requests to cancel does the task count, when there was one, two or none at all?",
    "`asyncio.current_task()` is the task of the worker. Its `cancelling()` counts the requests, and "
    "`uncancel()` takes one back.",
    "Catch `CancelledError` around the call of the job, and re-raise it if the task counts no request: "
    "the job was cancelled by something else. In a `finally`, take one request back, if there is one. "
    "With two, somebody wants you to stop.",
)

TRIES = 16
PATIENCE = 30.0
WORKERS = 12
NO_LIST = [LookupError("there is no list of videos"), asyncio.CancelledError()]
"""In which ways `next_job` fails."""


@inputs
def many(rng):
    """The seconds of many jobs, and the places of those that are skipped, two in a row among them."""
    number = rng.choice([17, 19, 21])
    first = rng.randint(3, number - 8)
    return [rng.choice([0.5, 1.0, 2.0]) for _ in range(number)], [
        0, first, first + 1, rng.randint(first + 3, number - 3), number - 1,
    ]  # fmt: skip


@inputs
def places(rng):
    """The number of jobs, and the place of the one that it is about: not the first, not the last."""
    number = rng.randint(5, 8)
    return number, rng.randint(1, number - 2)


class Work:
    """Jobs by number, what became of each, and what the worker's task is like as it goes on."""

    def __init__(self, jobs, wait=None):
        self.jobs = list(jobs)
        self.left = list(enumerate(self.jobs))
        self.wait = wait
        self.started = {n: asyncio.Event() for n, _ in enumerate(self.jobs)}
        self.done, self.skipped, self.requests, self.running, self.most = [], [], [], 0, 0
        self.asked = self.waiting = 0
        self.numbers = {}

    async def next_job(self):
        self.asked += 1
        self.requests.append(asyncio.current_task().cancelling())
        self.most = max(self.most, self.running + 1)
        if self.wait:
            self.waiting += 1
            try:
                await self.wait()
            finally:
                self.waiting -= 1
        if not self.left:
            return None
        number, job = self.left.pop(0)
        run = partial(self.run, number, job)
        self.numbers[run] = number
        return run

    async def run(self, number, job):
        self.requests.append(asyncio.current_task().cancelling())
        self.running += 1
        self.most = max(self.most, self.running)
        self.started[number].set()
        try:
            return await job()
        finally:
            self.running -= 1

    def through(self, student):
        return student.work_through(
            self.next_job,
            lambda job: self.done.append(self.numbers[job]),
            lambda job: self.skipped.append(self.numbers[job]),
        )

    def seen(self):
        return {
            "done": self.done,
            "skipped": self.skipped,
            "asked": self.asked,
            "at once": self.most,
            "requests": max(self.requests, default=0),
        }

    async def until(self, number, task):
        """Wait until a job has started; give up where the worker has ended instead."""
        started = asyncio.ensure_future(self.started[number].wait())
        await asyncio.wait([started, task], return_when=asyncio.FIRST_COMPLETED)
        if not started.done():
            started.cancel()
            await task  # raises why
            raise ScenarioStopped(f"the worker ended, and job {number} had not started")


def doing(functions, all_seconds, **how):
    """A job for each of the seconds."""
    do = functions.slow("do", lambda n: all_seconds[n], **how)
    return [partial(do, n) for n, _ in enumerate(all_seconds)]


def broken(number):
    return LookupError(f"video {number} is broken")


def stuck(number):
    return TimeoutError(f"video {number} waited too long for its disk")


@scenario
async def none_skipped(student, functions):
    """The second worker has no jobs."""
    work, other = Work(doing(functions, [0.3, 0.1, 0.0, 0.2], answer=None)), Work([])
    await asyncio.gather(work.through(student), other.through(student))
    return {**work.seen(), "other": other.done + other.skipped}


@scenario(clock="fast", limit=120)
async def some_skipped(student, functions, many):
    """Each after a third of its time. The last says what the caller's task is like."""
    seconds, skips = many
    work = Work(doing(functions, seconds, cleaning=0.3))

    async def caller():
        await work.through(student)
        return asyncio.current_task().cancelling()

    task = asyncio.create_task(caller())
    for place in skips:
        await work.until(place, task)
        await asyncio.sleep(seconds[place] / 3)
        task.cancel()
    return {**work.seen(), "afterwards": await task}


@scenario(clock="fast", limit=200)
async def slow_work(student, functions):
    """A job takes more than a minute, the second is skipped after that, and so takes its clean-up."""
    work = Work(
        doing(functions, [70.0, 200.0, 1.0], cleaning=66.0), functions.slow("next_job", 65.0)
    )
    task = asyncio.create_task(work.through(student))
    await work.until(1, task)
    await asyncio.sleep(68.0)
    task.cancel()
    await task
    return work.seen()


@scenario
async def cleaning_up(student, functions):
    """The first is skipped at 0.3 s, and cleans up until 1.1 s."""
    work = Work(doing(functions, [2.0, 0.4], cleaning=0.8))
    task = asyncio.create_task(work.through(student))
    await asyncio.sleep(0.3)
    task.cancel()
    await task
    return work.seen()


@scenario
async def later_jobs(student, functions):
    """After a skip: a job with a timeout, one with a group, and one with a group that fails.

    It fails while its block still runs. Up to Python 3.12, one that fails later leaves a request behind.
    """
    do = functions.slow("do", 2.0)
    said = []

    async def with_a_timeout():
        try:
            async with asyncio.timeout(0.2):
                await do("slow")
        except TimeoutError:
            said.append("timed out")

    async def with_a_group(fails):
        async def part():
            await asyncio.sleep(0.1)
            if fails:
                raise LookupError("a part is missing")

        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(part())
                await asyncio.sleep(0.2)
            await asyncio.sleep(0)
            said.append("a group that works")
        except* LookupError:
            said.append("a group that fails")

    jobs = [do, with_a_timeout, partial(with_a_group, False), partial(with_a_group, True)]
    work = Work([partial(do, "long"), *jobs[1:]])
    task = asyncio.create_task(work.through(student))
    await asyncio.sleep(0.2)
    task.cancel()
    await task
    return {**work.seen(), "said": said}


def leaf_of(error):
    """The error itself, or the only one in its group."""
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        (error,) = error.exceptions
    return error


async def stopped(work, student, *cancels):
    """Cancel the worker after each of these pauses; how it ended, and what was still running then."""
    task = asyncio.create_task(work.through(student))
    for seconds in cancels:
        await asyncio.wait([task], timeout=seconds)
        task.cancel()
    await asyncio.wait([task], timeout=PATIENCE)
    end = (
        "still running" if not task.done() else "cancelled" if task.cancelled() else "not cancelled"
    )
    if end == "not cancelled" and task.exception():
        end = f"raised {leaf_of(task.exception())!r}"
    running, waiting = work.running, work.waiting
    if end == "still running":
        task.cancel()
    return {**work.seen(), "end": end, "running": running, "waiting": waiting}


@scenario(clock="fast")
async def cancelled_between(student, functions):
    """While it waits for the first job; for the second; and for the second after a skip."""
    ends = []
    for cancels in ([0.5], [2.5], [1.5, 0.5]):
        work = Work(doing(functions, [1.0, 1.0, 1.0]), functions.slow("next_job", 1.0))
        ends.append(await stopped(work, student, *cancels))
    return ends


@scenario(clock="fast")
async def cancelled_twice(student, functions):
    """A second cancel in the clean-up; at once; and in the clean-up of a job after a skip."""
    ends = []
    for cancels in ([0.5, 0.5], [0.5, 0.0], [0.5, 3.0, 0.5]):
        work = Work(doing(functions, [5.0, 5.0, 1.0], cleaning=2.0))
        ends.append(await stopped(work, student, *cancels))
    return ends


@scenario(clock="fast", shuffled=True)
async def cancelled_at_the_end_of_a_job(student, functions):
    """Again and again, just when the first of three jobs ends."""
    ends = []
    for _ in range(TRIES):
        work = Work(doing(functions, [1.0, 1.0, 1.0]))
        task = asyncio.create_task(work.through(student))
        asyncio.get_running_loop().call_later(1.0, task.cancel)
        await asyncio.wait([task], timeout=PATIENCE)
        ends.append({**work.seen(), "through": task.done() and not task.cancelled()})
    return ends


def hiding(times):
    """A job that answers so many cancels by going on, and returns."""

    async def job():
        for seconds in [5.0] + [2.0] * times:
            try:
                await asyncio.sleep(seconds)
                break
            except asyncio.CancelledError:
                pass

    return job


def failing_to_clean_up(number):
    async def job():
        try:
            await asyncio.sleep(5.0)
        finally:
            raise broken(number)

    return job


@scenario(clock="fast")
async def hidden_and_failed(student, functions):
    """The first job hides its skip, or fails in it; then the second one is skipped, by the same task."""
    ends = []
    for first in (hiding(1), failing_to_clean_up(0)):
        work = Work([first, *doing(functions, [5.0, 5.0, 1.0])[1:]])

        async def caller(work=work):
            for _ in range(2):
                try:
                    await work.through(student)
                    break
                except* LookupError:
                    pass
            return asyncio.current_task().cancelling()

        task = asyncio.create_task(caller())
        for pause in (1.0, 4.0):
            asyncio.get_running_loop().call_later(pause, task.cancel)
        await asyncio.wait([task], timeout=PATIENCE)
        end = "cancelled" if task.cancelled() else "returned" if task.done() else "still running"
        afterwards = task.result() if end == "returned" else None
        ends.append({**work.seen(), "end": end, "afterwards": afterwards})
    return ends


@scenario(clock="fast")
async def both_hidden(student, functions):
    """The first job hides two cancels."""
    work = Work([hiding(2), *doing(functions, [1.0, 1.0])])
    return await stopped(work, student, 0.5, 0.5)


class Told:
    """What is shown as it is: a text has quotes around it."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


async def failing(student, functions, places, error):
    number, place = places
    seconds = [0.1] * place + [0.4] + [0.1] * (number - place - 1)
    work = Work(doing(functions, seconds, fails={place: error}))
    returned = await work.through(student)
    passed = "skip" if place in work.skipped else "done" if place in work.done else ""
    to = f"`on_{passed}`" if passed else "nothing"
    return Told(f"{returned}, and had passed job {place} to {to}")


@scenario(clock="fast")
async def next_job_fails(student, functions):
    """It fails at the first, second or third time, in each of the ways."""
    ends = []
    for place in range(3):
        for error in NO_LIST:
            errors = iter([*[None] * place, error])
            wait = functions.slow("next_job", 0.1, fails=lambda errors=errors: next(errors, None))
            ends.append(await stopped(Work(doing(functions, [0.1] * 3), wait), student))
    return ends


@scenario
async def one_times_out(student, functions, places):
    return await failing(student, functions, places, stuck(places[1]))


@scenario
async def one_is_cancelled_by_itself(student, functions, places):
    return await failing(student, functions, places, asyncio.CancelledError())


@scenario
async def fails_in_clean_up(student, functions, places):
    number, place = places
    do = functions.slow("do", 1.0)

    async def job():
        try:
            await do(place)
        except asyncio.CancelledError:
            raise broken(place) from None

    work = Work([job] * number)
    task = asyncio.create_task(work.through(student))
    await asyncio.sleep(0.3)
    task.cancel()
    await task


@scenario
async def many_workers(student, functions):
    """One skips its first job, and the others go on."""
    works = [Work(doing(functions, [0.9, 0.2])) for _ in range(WORKERS)]
    one, *others = [asyncio.create_task(work.through(student)) for work in works]
    await asyncio.sleep(0.3)
    one.cancel()
    await asyncio.gather(one, *others)
    return [work.seen() for work in works]


def became(evidence, number, skipped=()):
    """All jobs are through, these were skipped, and each in its turn."""
    done = [n for n in range(number) if n not in skipped]
    what = "the numbers, from 0 on, of the jobs that were passed to"
    expect(evidence.part("done").plain, done, f"{what} `on_done`")
    expect(evidence.part("skipped").plain, [*skipped], f"{what} `on_skip`")


@points(1)
def test_all_in_turn(none_skipped):
    """It runs all jobs, one after another, and calls `on_done` with each."""
    became(none_skipped, 4)
    none_skipped.called("do", 0, 1, 2, 3)
    expect(none_skipped.part("at once"), 1, "the most jobs that ran, or were asked for, at once")
    none_skipped.took(over=0.55, under=1.1)
    expect(none_skipped.part("other").plain, [], "jobs of a worker that has none")


@points(2)
def test_skips(some_skipped):
    """A cancel while a job runs skips this job, and all others are done."""
    seconds, skips = some_skipped.inputs
    became(some_skipped, len(seconds), skips)
    some_skipped.called("do", *range(len(seconds)))


@points(1)
def test_slow_work(slow_work):
    """Jobs, `next_job` and clean-up may take more than a minute."""
    became(slow_work, 3, [1])
    slow_work.took(over=4 * 65 + 70 + 68 + 66, under=4 * 65 + 70 + 68 + 66 + 1.1)


@points(1, shows="polling")
def test_is_woken(slow_work):
    """While it waits, it does nothing: it does not look again and again."""
    slow_work.started("do")
    turns = slow_work.noticed.turns
    assert turns < 150, (
        f"the event loop ran {turns} iterations, should run fewer than 150: something checks again "
        "and again whether a job is over, instead of waiting"
    )


@points(2)
def test_the_skipped_is_over(cleaning_up):
    """The next job starts when the skipped one has cleaned up, and not later."""
    became(cleaning_up, 2, [0])
    expect(cleaning_up.part("at once"), 1, "the most jobs that ran, or were asked for, at once")
    cleaning_up.took(over=1.45, under=1.95)


@points(2, shows="missing-uncancel")
def test_counts_as_not_cancelled(some_skipped, later_jobs):
    """After a skip the task counts as not cancelled, and timeouts and groups in later jobs work."""
    what = "the highest `asyncio.current_task().cancelling()`"
    expect(some_skipped.part("requests"), 0, f"{what}, in a job or in `next_job`")
    expect(some_skipped.part("afterwards"), 0, f"{what}, when `work_through` had returned")
    became(later_jobs, 4, [0])
    said = ["timed out", "a group that works", "a group that fails"]
    expect(later_jobs.part("said").plain, said, "what the later jobs said")


@points(2, shows="missing-uncancel")
def test_however_it_ended(hidden_and_failed, both_hidden):
    """A cancel counts, and counts once, even if the job hides it and returns, or fails."""
    ends = hidden_and_failed.value.plain
    for end, how in zip(ends, ("hid that and returned", "failed"), strict=True):
        what = f"job 0 of 3 was skipped, and {how}. Then job 1 was skipped, too: "
        expect(end["end"], "returned", f"{what}how the worker ended")
        expect([n for n in end["done"] if n], [2], f"{what}which others were done")
        expect([n for n in end["skipped"] if n], [1], f"{what}which others were skipped")
        expect(end["requests"], 0, f"{what}the highest `cancelling()`")
        expect(end["afterwards"], 0, f"{what}`cancelling()` in the end")
    end = both_hidden.value.plain
    what = "the first job hid two cancels, and returned: "
    expect(end["end"], "cancelled", f"{what}how the worker ended")
    expect(end["asked"], 1, f"{what}how often it had called `next_job`")


BETWEEN = [
    ("its first", [], []),
    ("its second", [0], []),
    ("the next one after a skipped", [], [0]),
]
"""For what the worker waits as it is cancelled, and the jobs that are done and skipped by then."""


@points(1)
def test_stops_between_jobs(cancelled_between):
    """A cancel while no job runs stops `next_job` and the worker: it ends as cancelled."""
    ends = zip(BETWEEN, cancelled_between.value.plain, strict=True)
    for (when, done, skipped), end in ends:
        what = f"cancelled while it waited for {when} job"
        expect(end["end"], "cancelled", f"{what}: how the worker ended")
        expect(end["done"], done, f"{what}: the numbers, from 0 on, of the jobs done")
        expect(end["skipped"], skipped, f"{what}: the numbers, from 0 on, of the jobs skipped")
        expect(end["waiting"], 0, f"{what}: calls of `next_job` that still ran at the end")


TWICE = [
    ("while the skipped job cleaned up", 1),
    ("at once", 1),
    ("while the second skipped job cleaned up", 2),
]
"""When the second cancel comes, and the calls of `next_job` by then."""


@points(2)
def test_a_second_cancel_stops(cancelled_twice):
    """A second cancel while the skipped job cleans up stops the worker, when the job is over."""
    for (when, asked), end in zip(TWICE, cancelled_twice.value.plain, strict=True):
        what = f"a second cancel came {when}"
        expect(end["end"], "cancelled", f"{what}: how the worker ended")
        expect(end["running"], 0, f"{what}: how many jobs still ran when the worker ended")
        expect(end["done"], [], f"{what}: the numbers, from 0 on, of the jobs done")
        more = max(end["asked"] - asked, 0)
        expect(more, 0, f"{what}: how often `next_job` was called after that")


@points(1)
def test_at_the_end_of_a_job(cancelled_at_the_end_of_a_job):
    """When a cancel comes just when a job ends, each job is done or skipped, and none is both."""
    for end in cancelled_at_the_end_of_a_job.value.plain:
        what = "a cancel came just as the first of three jobs ended"
        assert end["through"], f"{what}, and the worker did not go through to the last one"
        through = sorted(end["done"] + end["skipped"])
        expect(through, [0, 1, 2], f"{what}: the numbers, from 0 on, of those done or skipped")
        assert len(end["skipped"]) < 2, f"{what}: more than one were skipped"


@points(2)
def test_an_error_comes_out(one_times_out, fails_in_clean_up):
    """An error of a job comes out and ends the worker, also from the clean-up of a skipped one."""
    _, place = one_times_out.inputs
    one_times_out.raised(TimeoutError, in_group=True)
    one_times_out.raised_all(stuck(place))
    one_times_out.called("do", *range(place + 1))
    _, place = fails_in_clean_up.inputs
    fails_in_clean_up.raised(LookupError, in_group=True)
    fails_in_clean_up.called("do", place)


@points(1, shows="swallowed-error")
def test_an_error_of_next_job(next_job_fails):
    """An error of `next_job` comes out and ends the worker, also a `CancelledError` by itself."""
    ends = iter(next_job_fails.value.plain)
    for place in range(3):
        for error, end in zip(NO_LIST, ends, strict=False):
            cancelled = isinstance(error, asyncio.CancelledError)
            what = f"`next_job` raises {type(error).__name__} at call {place + 1}: "
            wanted = "cancelled" if cancelled else f"raised {error!r}"
            expect(end["end"], wanted, f"{what}how the worker ended")
            done = list(range(place))
            expect(end["done"], done, f"{what}the numbers, from 0 on, of the jobs done")
            expect(end["asked"], place + 1, f"{what}how often it was called")


@points(1)
def test_a_job_cancelled_by_itself(one_is_cancelled_by_itself):
    """When a job ends as cancelled by itself, that is no skip: the `CancelledError` comes out."""
    one_is_cancelled_by_itself.raised(asyncio.CancelledError)
    _, place = one_is_cancelled_by_itself.inputs
    one_is_cancelled_by_itself.called("do", *range(place + 1))


@points(1)
def test_two_workers(many_workers):
    """Workers run at the same time, and a cancel of one does not disturb the others."""
    one, *others = many_workers.value.plain
    what = "one of many workers was cancelled in the first of its two jobs: the numbers, from 0 on,"
    expect(one["done"], [1], f"{what} of those that it did")
    expect(one["skipped"], [0], f"{what} of those that it skipped")
    for other in others:
        expect(other["done"], [0, 1], f"{what} of those that another worker did")
        expect(other["skipped"], [], f"{what} of those that another worker skipped")
    many_workers.took(over=1.05, under=1.9)
