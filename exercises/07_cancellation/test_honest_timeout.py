"""A default for one's own time limit only."""

import asyncio
from functools import partial

from grader import TimeMissed, apart, expect, inputs, points, scenario

ASKS = "async def first_within(job, seconds, default)"

HINTS = (
    "Two things can raise a `TimeoutError` here: your limit, and the job. In your `except` they look "
    "alike. Who knows which of them it was?",
    "`async with asyncio.timeout(seconds) as limit:` gives you an object. Its `expired()` says "
    "whether this limit has cancelled the block.",
    "Return the answer from inside the block. Put `except TimeoutError` around the whole block, "
    "not inside it. There return the default if the limit has expired, and re-raise everything "
    "else. A `CancelledError` is none of your business: let it pass.",
)

FALSY = [None, "", 0, False, []]
TRIES = 12
WEATHER = ["sunny", "rain"]


@inputs
def city(rng):
    return rng.choice(["Oslo", "Lima", "Kyoto", "Accra", "Quito", "Delhi", "Turin", "Perth"])


@inputs
def long(rng):
    """A city, the seconds that its answer takes, and a limit that is a little longer."""
    seconds = rng.choice([64.0, 67.0, 71.0, 88.0])
    return f"city {rng.randint(1, 9)}", seconds, seconds + 0.03


def asking(functions, city, seconds, **how):
    """A job that asks for one city."""
    return partial(functions.slow("ask", seconds, **how), city)


def no_database(city):
    return TimeoutError(f"the database of {city} does not answer")


def unknown(city):
    return LookupError(f"there is no {city}")


def cannot_close(city):
    return ValueError(f"the line to {city} cannot be closed")


@scenario
async def too_late(student, functions, city):
    job = asking(functions, city, 3.0, cleaning=0.9)
    return await student.first_within(job, 0.5, "default")


@scenario(clock="fast", limit=120)
async def long_job(student, functions, long):
    city, seconds, limit = long
    return await student.first_within(asking(functions, city, seconds), limit, "default")


@scenario(clock="fast", limit=120)
async def long_limit(student, functions, long):
    city, seconds, limit = long
    return await student.first_within(asking(functions, city, limit), seconds, "default")


@scenario
async def empty_answers(student, functions):
    calls = (
        student.first_within(partial(functions.slow("ask", 0.2, answer=empty)), 0.9, "default")
        for empty in ["sunny", *FALSY]
    )
    return await asyncio.gather(*calls)


@scenario
async def two_answers(student, functions, city):
    """The same job twice, one after the other: the weather has changed."""
    job = asking(functions, city, 0.2, answer=lambda _: next(weather, "no weather"))
    weather = iter(WEATHER)
    return [await student.first_within(job, 0.9, "default") for _ in WEATHER]


@scenario
async def empty_defaults(student, functions, city):
    """Whether each default comes back, and as the same object."""
    defaults = [*FALSY, {}, TimeoutError("a default"), TimeoutError]
    job = asking(functions, city, 2.0)
    found = await asyncio.gather(*(student.first_within(job, 0.3, one) for one in defaults))
    pairs = zip(found, defaults, strict=True)
    return {repr(default): one is default for one, default in pairs}


@scenario
async def own_timeout(student, functions, city):
    job = asking(functions, city, 0.3, fails={city: no_database(city)})
    return await student.first_within(job, 1.2, "default")


@scenario(clock="fast")
async def own_timeout_just_before(student, functions, city):
    """Without any words."""
    job = asking(functions, city, 0.99, fails={city: TimeoutError()})
    return await student.first_within(job, 1.0, "default")


@scenario
async def other_error(student, functions, city):
    job = asking(functions, city, 0.3, fails={city: unknown(city)})
    return await student.first_within(job, 1.2, "default")


@scenario
async def cancelled_by_itself(student, functions, city):
    """Inside the job, something ends as cancelled."""
    job = asking(functions, city, 0.3, fails={city: asyncio.CancelledError()})
    return await student.first_within(job, 1.2, "default")


@scenario
async def fails_in_clean_up(student, functions, city):
    ask = asking(functions, city, 2.0, cleaning=0.2)

    async def job():
        try:
            await ask()
        except asyncio.CancelledError:
            raise cannot_close(city) from None

    return await student.first_within(job, 0.3, "default")


@scenario
async def cancelled(student, functions, observer, city):
    job = asking(functions, city, 2.0, cleaning=0.5)
    return await observer.cancel_after(0.3, student.first_within(job, 1.2, "default"))


@scenario
async def cancelled_in_clean_up(student, functions, observer, city):
    job = asking(functions, city, 2.0, cleaning=0.9)
    return await observer.cancel_after(0.7, student.first_within(job, 0.3, "default"))


@scenario(clock="fast", shuffled=True)
async def cancelled_as_the_time_is_up(student, functions, city):
    """Again and again. Says how each ended. The cancel is a timer of the same moment."""
    job, ends = asking(functions, city, 5.0), []
    for _ in range(TRIES):
        task = asyncio.create_task(student.first_within(job, 1.0, "default"))
        asyncio.get_running_loop().call_later(1.0, task.cancel)
        await asyncio.wait([task])
        ends.append("cancelled" if task.cancelled() else "not cancelled")
        await asyncio.sleep(0.1)
    return ends


@scenario(clock="fast", shuffled=True)
async def answers_as_the_time_is_up(student, functions, city):
    """Again and again the answer comes just when the time is up, alone and one in another."""
    job = asking(functions, city, 1.0, answer="answer")
    inner = partial(student.first_within, job, 1.0, "inner")
    alone = [await student.first_within(job, 1.0, "default") for _ in range(TRIES)]
    return alone, [await student.first_within(inner, 1.0, "outer") for _ in range(TRIES)]


@scenario
async def one_in_another(student, functions, city):
    """First the inner limit is over, then the outer one."""
    job = asking(functions, city, 2.0)
    return await asyncio.gather(
        student.first_within(partial(student.first_within, job, 0.3, "inner"), 1.2, "outer"),
        student.first_within(partial(student.first_within, job, 1.2, "inner"), 0.3, "outer"),
    )


@scenario
async def afterwards(student, functions, city):
    """What the calling task is like after a limit, and whether its own timeout works."""
    job = asking(functions, city, 2.0)
    await student.first_within(job, 0.2, "default")
    requests = asyncio.current_task().cancelling()
    try:
        async with asyncio.timeout(0.2):
            await asyncio.sleep(0.8)
    except TimeoutError:
        return requests, "timed out"
    return requests, "not timed out"


@points(1)
def test_the_answer(empty_answers, two_answers):
    """It returns the answer of the job as soon as it is there, even if it is empty, and asks anew."""
    answers = ["sunny", *FALSY]
    expect(empty_answers.value.plain, answers, "answers, most of which count as false")
    empty_answers.called_times("ask", len(answers))
    empty_answers.took(over=0.15, under=0.7)
    expect(two_answers.value, WEATHER, "the answers of two calls, one after the other")


@points(1)
def test_the_default(too_late, empty_defaults):
    """When the time is up, it returns the default that it got, even if it is empty."""
    assert too_late.value == "default"
    too_late.called_times("ask", 1)
    for default, came_back in empty_defaults.value.plain.items():
        assert came_back, f"the default was {default}, and something else was returned"


@points(1)
def test_the_limit_given(long_job, long_limit):
    """The limit is the one that it got, also if that is more than a minute."""
    city, seconds, _ = long_job.inputs
    long_job.took(over=seconds - 0.01, under=seconds + 0.02)
    assert long_job.value == long_job.answer("ask", city)
    _, seconds, _ = long_limit.inputs
    long_limit.took(over=seconds - 0.01, under=seconds + 0.02)
    assert long_limit.value == "default"


@points(1, shows="polling")
def test_is_woken(long_job):
    """While it waits, it does nothing: it does not look again and again."""
    long_job.started("ask")
    long_job.never_polled(under=100)


@points(2)
def test_the_job_is_over(too_late):
    """When it returns the default, the job has been cancelled, and its clean-up is done."""
    too_late.must_have_returned()
    too_late.nothing_in_flight("ask")
    (call,) = too_late.calls_of("ask")
    took = call.end - 0.5
    if not 0.8 < took < 1.3:
        why = "it was cancelled too late" if took > 0.9 else "cancelled too soon, or twice"
        raise TimeMissed(
            f"the job should be cancelled at 0.5 s and then clean up for 0.9 s, until 1.4 s. "
            f"It was over at {apart(call.end, 1.4)[0]} s: {why}"
        )


@points(2)
def test_a_timeout_of_the_job_comes_out(own_timeout, own_timeout_just_before):
    """A `TimeoutError` of the job comes out, even if it comes just before the limit."""
    own_timeout.raised(TimeoutError)
    own_timeout.raised_all(no_database(own_timeout.inputs))
    own_timeout_just_before.raised(TimeoutError)


@points(1)
def test_an_error_of_the_job_comes_out(other_error, fails_in_clean_up):
    """Any other error of the job comes out as it is, also one from its clean-up."""
    other_error.raised(LookupError)
    other_error.raised_all(unknown(other_error.inputs))
    fails_in_clean_up.raised(ValueError)
    fails_in_clean_up.raised_all(cannot_close(fails_in_clean_up.inputs))


@points(1)
def test_a_cancelled_job(cancelled_by_itself):
    """When the job ends as cancelled by itself, the `CancelledError` comes out."""
    cancelled_by_itself.started("ask")
    cancelled_by_itself.raised(asyncio.CancelledError)


@points(2)
def test_ends_as_cancelled(cancelled, cancelled_as_the_time_is_up):
    """When it is cancelled, it ends as cancelled, even just when the time is up."""
    cancelled.raised(asyncio.CancelledError)
    cancelled.nothing_in_flight("ask")
    for end in cancelled_as_the_time_is_up.value.plain:
        expect(end, "cancelled", "how it ended when it was cancelled just as the time was up")
    cancelled_as_the_time_is_up.nothing_in_flight("ask")


@points(1)
def test_cancelled_in_clean_up(cancelled_in_clean_up):
    """When it is cancelled while the job cleans up, it ends as cancelled too."""
    cancelled_in_clean_up.started("ask")
    cancelled_in_clean_up.raised(asyncio.CancelledError)


@points(1)
def test_just_in_time(answers_as_the_time_is_up):
    """When the answer comes just when the time is up, it returns the answer or the default."""
    alone, nested = answers_as_the_time_is_up.value.plain
    what = "the answer came just as the time was up: expected"
    for one in alone:
        assert one in ("answer", "default"), f"{what} the answer or the default, got {one!r}"
    for one in nested:
        known = one in ("answer", "inner", "outer")
        assert known, f"{what} the answer or a default of one in another, got {one!r}"


@points(1)
def test_one_in_another(one_in_another):
    """One `first_within` may be the job of another one."""
    what = "one `first_within` in another, where the limit of the"
    expect(one_in_another.part(0), "inner", f"{what} inner one is over first")
    expect(one_in_another.part(1), "outer", f"{what} outer one is over first")


@points(1, shows="missing-uncancel")
def test_afterwards(afterwards):
    """Afterwards the calling task is not cancelled, and its own `asyncio.timeout` works."""
    afterwards.started("ask")
    expect(afterwards.part(0), 0, "`asyncio.current_task().cancelling()` after the limit")
    expect(afterwards.part(1), "timed out", "an `asyncio.timeout` of the calling task, afterwards")
