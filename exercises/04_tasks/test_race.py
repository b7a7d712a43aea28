"""The first answer wins, and the losers are cancelled."""

import asyncio
from functools import partial

from grader import expect, inputs, points, scenario

ASKS = "async def first_success(attempts)"

HINTS = (
    "A task that is done has answered, or has failed. Which of the two ends the race? And which "
    "tasks are still running when you have your answer?",
    "`asyncio.wait` with `return_when=asyncio.FIRST_COMPLETED` tells you which tasks are done and "
    "which are not. `task.exception()` says whether a task has failed. `task.cancel()` only "
    "requests an end.",
    "Wait for the first of the tasks that are still running, and look at every task that is done. "
    "Do this again and again, until one of them has an answer. In a `finally`, cancel what is left "
    "and wait until it has really ended.",
)


@inputs
def names(rng):
    servers = ["Oslo", "Lima", "Kyoto", "Accra", "Quito", "Delhi", "Turin", "Perth"]
    return rng.sample(servers, 4)


def down(*names):
    """Why these servers do not answer."""
    return {name: ConnectionError(f"{name} is down") for name in names}


def asking(functions, names, seconds, **how):
    """An attempt for each name, with its seconds."""
    ask = functions.slow("ask", dict(zip(names, seconds, strict=True)), **how)
    return [partial(ask, name) for name in names]


def cleaning(names, *seconds):
    return {"cleaning": dict(zip(names, seconds, strict=True))}


@scenario
async def third_is_quickest(student, functions, names):
    return await student.first_success(asking(functions, names, [2.4, 2.2, 0.6, 2.0]))


@scenario
async def an_empty_answer(student, functions, names):
    async def empty():
        await asyncio.sleep(0.3)
        return ""

    others = asking(functions, names, [1.2] * 4)
    return await student.first_success([empty, *others])


@scenario
async def two_fail_first(student, functions, names):
    fails = down(names[0], names[2])
    return await student.first_success(asking(functions, names, [0.2, 1.0, 0.4, 1.6], fails=fails))


@scenario
async def a_tie(student, functions, names):
    signal = asyncio.Event()

    async def fail():
        await signal.wait()
        raise ConnectionError("this one is down")

    async def answer():
        await signal.wait()
        return "an answer"

    slow = asking(functions, names[:1], [2.0])
    asyncio.get_running_loop().call_later(0.3, signal.set)
    return await student.first_success([fail] * 20 + [answer] + [fail] * 20 + slow)


@scenario
async def losers(student, functions, names):
    how = cleaning(names, 0.2, 0.0, 0.5, 1.6)
    return await student.first_success(asking(functions, names, [2.0, 0.3, 2.0, 2.0], **how))


@scenario
async def all_fail(student, functions, names):
    fails = down(*names)
    return await student.first_success(asking(functions, names, [0.3, 0.1, 0.4, 0.2], fails=fails))


@scenario
async def cancelled(student, functions, observer, names):
    attempts = asking(functions, names, [2.0] * 4, **cleaning(names, 0.2, 0.3, 0.5, 1.6))
    return await observer.cancel_after(0.3, student.first_success(attempts))


@points(1)
def test_gives_the_first_answer(third_is_quickest, all_fail, an_empty_answer):
    """Each attempt starts once, all at the same time, and the first answer is returned."""
    all_fail.overlapped("ask", 4, may_raise=True)
    names = third_is_quickest.inputs
    assert third_is_quickest.value == third_is_quickest.answer("ask", names[2])
    third_is_quickest.called("ask", *names)
    expect(an_empty_answer.value, "", "the first answer, an empty one")


@points(1)
def test_does_not_wait_for_the_slow(third_is_quickest):
    """When the fastest attempt answers after 0.6 seconds, the race ends in under 1.2 seconds."""
    third_is_quickest.took(over=0.5, under=1.2)


@points(2, shows="first-is-not-success")
def test_an_error_does_not_win(two_fail_first):
    """Attempts that fail before the first answer do not end the race."""
    first, quickest, third, _ = two_fail_first.inputs
    two_fail_first.did_not_raise(*down(first, third).values())
    assert two_fail_first.value == two_fail_first.answer("ask", quickest)


@points(1)
def test_an_answer_among_errors(a_tie):
    """An answer wins even when other attempts fail at the same moment."""
    assert a_tie.value == "an answer"


@points(2)
def test_the_losers_are_over(losers):
    """When it returns, no other attempt is still running, and all clean-up is done."""
    losers.must_have_returned()
    losers.started("ask")
    losers.nothing_in_flight("ask")


@points(1)
def test_raises_all_errors(all_fail):
    """If all attempts fail, an ExceptionGroup with all of their errors is raised."""
    all_fail.raised(ExceptionGroup)
    all_fail.raised_all(*down(*all_fail.inputs).values())


@points(1)
def test_leaves_nothing_when_cancelled(cancelled):
    """When `first_success` itself is cancelled, it ends only when no attempt is still running."""
    cancelled.raised(asyncio.CancelledError)
    cancelled.nothing_in_flight("ask")
