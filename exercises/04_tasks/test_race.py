"""The first answer wins, and the losers are sent home."""

import asyncio
from functools import partial

from grader import TooLong, points, scenario

ASKS = "async def first_success(attempts)"

HINTS = (
    "A task that is done has answered, or has failed. Which of the two ends the race? And who is "
    "still running when you have your answer?",
    "`asyncio.wait` with `return_when=asyncio.FIRST_COMPLETED` tells you who is done and who is "
    "not; `task.exception()` says whether a task has failed. `task.cancel()` only asks for an end.",
    "Wait again and again for the first of those that are still going on, and look at every one "
    "that is done, until one of them has an answer. In a `finally`, cancel what is left and wait "
    "until it has really ended.",
)


def servers(rng):
    return rng.sample(["Oslo", "Lima", "Kyoto", "Accra", "Quito", "Delhi", "Turin", "Perth"], 4)


def asking(ask, names):
    """An attempt for each name."""
    return [partial(ask, name) for name in names]


@scenario
async def third_is_quickest(student, functions, rng):
    names = servers(rng)
    ask = functions.slow("ask", dict(zip(names, [2.4, 2.2, 0.6, 2.0], strict=True)))
    return await student.first_success(asking(ask, names))


@scenario
async def an_empty_answer(student, functions, rng):
    async def empty():
        await asyncio.sleep(0.3)
        return ""

    ask = functions.slow("ask", 1.2)
    return await student.first_success([empty, *asking(ask, servers(rng))])


@scenario
async def two_fail_first(student, functions, rng):
    names = servers(rng)
    ask = functions.slow(
        "ask",
        dict(zip(names, [0.2, 1.0, 0.4, 1.6], strict=True)),
        fails={name: ConnectionError(f"{name} is down") for name in (names[0], names[2])},
    )
    return await student.first_success(asking(ask, names))


@scenario
async def a_tie(student, functions, rng):
    signal = asyncio.Event()

    async def fail():
        await signal.wait()
        raise ConnectionError("this one is down")

    async def answer():
        await signal.wait()
        return "an answer"

    slow = functions.slow("ask", 2.0)
    attempts = [fail] * 20 + [answer] + [fail] * 20 + asking(slow, servers(rng)[:1])
    asyncio.get_running_loop().call_later(0.3, signal.set)
    return await student.first_success(attempts)


@scenario
async def losers(student, functions, rng):
    names = servers(rng)
    ask = functions.slow(
        "ask",
        {**dict.fromkeys(names, 2.0), names[1]: 0.3},
        cleaning=dict(zip(names, [0.2, 0.0, 0.5, 1.6], strict=True)),
    )
    return await student.first_success(asking(ask, names))


@scenario
async def all_fail(student, functions, rng):
    names = servers(rng)
    ask = functions.slow(
        "ask",
        dict(zip(names, [0.3, 0.1, 0.4, 0.2], strict=True)),
        fails={name: ConnectionError(f"{name} is down") for name in names},
    )
    return await student.first_success(asking(ask, names))


@scenario
async def cancelled(student, functions, rng):
    names = servers(rng)
    ask = functions.slow("ask", 2.0, cleaning=dict(zip(names, [0.2, 0.3, 0.5, 1.6], strict=True)))
    task = asyncio.create_task(student.first_success(asking(ask, names)))
    await asyncio.sleep(0.3)
    task.cancel()
    await task


def still_going(evidence):
    return [call.label for call in evidence.calls_of("ask") if call.end is None]


@points(1)
def test_gives_the_first_answer(third_is_quickest, all_fail, an_empty_answer):
    """All attempts are started at once, each once, and the first answer is returned."""
    most = all_fail.peak("ask")
    if most < 4:
        raise TooLong(f"at most {most} of 4 attempts were under way at the same time")
    names = servers(third_is_quickest.rng)
    assert third_is_quickest.value == third_is_quickest.answer("ask", names[2])
    third_is_quickest.called("ask", *names)
    empty, told = an_empty_answer.value.plain, "the first answer was '', and a later one was taken"
    assert empty == "", told


@points(1)
def test_does_not_wait_for_the_slow(third_is_quickest):
    """When the quickest answers after 0.6 seconds, the race is over in under 1.2 seconds."""
    third_is_quickest.took(over=0.5, under=1.2)


@points(2, shows="first-is-not-success")
def test_an_error_does_not_win(two_fail_first):
    """Attempts that fail before the first answer do not end the race."""
    down, quickest, down_too, _ = servers(two_fail_first.rng)
    error = two_fail_first.error
    told = [leaf.message for leaf in error.leaves()] if error else []
    for name in (down, down_too):
        ended = f"{name} is down" in told
        assert not ended, f"that {name} is down ended the race, and {quickest} was yet to answer"
    assert two_fail_first.value == two_fail_first.answer("ask", quickest)


@points(1)
def test_an_answer_among_errors(a_tie):
    """An answer is found also when others fail at the very same moment."""
    assert a_tie.value == "an answer"


@points(2)
def test_the_losers_are_over(losers):
    """When it returns, no other attempt is going on, not even its cleaning up."""
    losers.must_have_returned()
    losers.started("ask")
    going = still_going(losers)
    assert not going, f"when the answer came out, {' and '.join(going)} had not ended yet"


@points(1)
def test_raises_all_errors(all_fail):
    """If all attempts fail, an ExceptionGroup with all of their errors is raised."""
    told = [leaf.message for leaf in all_fail.raised(ExceptionGroup).leaves()]
    missing = [name for name in servers(all_fail.rng) if f"{name} is down" not in told]
    assert not missing, f"the group does not hold the error of {' and '.join(missing)}"


@points(1)
def test_leaves_nothing_when_cancelled(cancelled):
    """When it is cancelled, no attempt is going on after its end."""
    cancelled.raised(asyncio.CancelledError)
    going = still_going(cancelled)
    assert not going, f"when it had ended, {' and '.join(going)} had not ended yet"
