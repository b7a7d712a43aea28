"""The first answer wins, and the losers are cancelled."""

import asyncio
import itertools
from functools import partial

from grader import TimeMissed, apart, expect, inputs, points, scenario

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


@inputs
def many(rng):
    """Many servers and the seconds they take. The quickest that answers is the last."""
    number = rng.choice([23, 29, 31, 37])
    seconds = [66.0, *(rng.choice([20.0, 40.0, 65.07, 90.0]) for _ in range(number - 2)), 65.02]
    return {f"server {n}": each for n, each in enumerate(seconds)}


ALIKE = [*range(20), 7, 7]
"""Numbers of attempts, some of them alike."""
EMPTY = ["", None, 0, []]


KINDS = ConnectionError, ValueError, LookupError, ArithmeticError
"""An attempt may fail in any way."""


def down(*names):
    """Why these servers do not answer, each in its own way."""
    return {name: failure(n, f"{name} is down") for n, name in enumerate(names)}


def failure(number, text):
    return KINDS[number % len(KINDS)](text)


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
async def empty_answers(student, functions, names):
    """Four races at the same time, each won by another answer that counts as false."""

    async def race(answer):
        empty = functions.slow("empty", 0.3, answer=answer)
        return await student.first_success([empty, *asking(functions, names[:2], [1.2, 1.4])])

    return await asyncio.gather(*(race(answer) for answer in EMPTY))


@scenario
async def three_races(student, functions):
    """Two that overlap, and one with an attempt of before. One attempt is twice in a list."""
    numbers = itertools.count(1)
    slow, quick = functions.slow("slow", 2.0), functions.slow("quick", 0.3)
    middle = functions.slow("middle", 1.0, answer=lambda: f"answer {next(numbers)}")
    first = asyncio.create_task(student.first_success([slow, slow, middle]))
    await asyncio.sleep(0.1)
    second = await student.first_success([slow, quick])
    return [await first, second, await student.first_success([middle])]


@scenario(clock="fast", limit=75)
async def a_slow_race(student, functions, many):
    """Those that need less than a minute are down."""
    fails = down(*(name for name, seconds in many.items() if seconds < 60))
    return await student.first_success(asking(functions, many, many.values(), fails=fails))


@scenario
async def two_fail_first(student, functions, names):
    fails = down(names[0], names[2])
    return await student.first_success(asking(functions, names, [0.2, 1.0, 0.4, 1.6], fails=fails))


@scenario
async def all_but_the_last_fail(student, functions, names):
    fails = down(*names[:-1])
    return await student.first_success(asking(functions, names, [0.2, 0.1, 0.3, 0.8], fails=fails))


@scenario
async def a_tie(student, functions, names):
    signal = asyncio.Event()

    async def fail(number):
        await signal.wait()
        raise failure(number, "this one is down")

    async def answer():
        await signal.wait()
        return "an answer"

    slow = asking(functions, names[:1], [2.0])
    asyncio.get_running_loop().call_later(0.3, signal.set)
    failing = [partial(fail, number) for number in range(20)]
    return await student.first_success([*failing, answer, *failing, *slow])


@scenario
async def all_fail_at_once(student):
    """Of the errors, several have the same text."""
    signal = asyncio.Event()

    async def fail(number):
        await signal.wait()
        raise failure(number, f"number {number} is down")

    asyncio.get_running_loop().call_later(0.3, signal.set)
    return await student.first_success([partial(fail, number) for number in ALIKE])


@scenario
async def the_only_one_fails(student, functions, names):
    return await student.first_success(asking(functions, names[:1], [0.2], fails=down(names[0])))


@scenario
async def losers(student, functions, names):
    how = cleaning(names, 1.6, 0.0, 0.8, 1.2)
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
def test_gives_the_first_answer(third_is_quickest, all_fail, empty_answers):
    """Each attempt starts once, all at the same time, and the first answer is returned."""
    all_fail.overlapped("ask", 4, may_raise=True)
    all_fail.called("ask", *all_fail.inputs)
    names = third_is_quickest.inputs
    assert third_is_quickest.value == third_is_quickest.answer("ask", names[2])
    third_is_quickest.called("ask", *names)
    for number, answer in enumerate(EMPTY):
        expect(empty_answers.part(number), answer, "the first answer")
    empty_answers.called_times("empty", len(EMPTY))


@points(1)
def test_each_race_for_itself(three_races):
    """Each call is a race of its own, and a function that is twice in its list is two attempts."""
    assert three_races.value == ["answer 1", three_races.answer("quick"), "answer 2"]
    three_races.called_times("slow", 3)


@points(1)
def test_does_not_wait_for_the_slow(third_is_quickest):
    """When the fastest attempt answers after 0.6 seconds, the race ends in under 1.2 seconds."""
    third_is_quickest.took(over=0.5, under=1.2)


@points(1)
def test_a_slow_race(a_slow_race):
    """Dozens of attempts, some of which fail: the first answer is returned after over a minute."""
    servers = a_slow_race.inputs
    a_slow_race.overlapped("ask", len(servers), may_raise=True)
    assert a_slow_race.value == a_slow_race.answer("ask", [*servers][-1])
    a_slow_race.called("ask", *servers)
    a_slow_race.took(over=65, under=65.1)


@points(2, shows="first-is-not-success")
def test_an_error_does_not_win(two_fail_first, all_but_the_last_fail):
    """Attempts that fail before the first answer do not end the race."""
    first, quickest, third, _ = two_fail_first.inputs
    two_fail_first.did_not_raise(*down(first, third).values())
    assert two_fail_first.value == two_fail_first.answer("ask", quickest)
    *_, last = all_but_the_last_fail.inputs
    assert all_but_the_last_fail.value == all_but_the_last_fail.answer("ask", last)


@points(1, shows="one-of-those-done")
def test_an_answer_among_errors(a_tie):
    """An answer wins even when other attempts fail at the same moment."""
    assert a_tie.value == "an answer"


def cleaned_up(evidence, since, seconds):
    """Each call that was cancelled at `since` must have cleaned up for its seconds, and no longer."""
    for name, needed in seconds.items():
        (call,) = [call for call in evidence.calls_of("ask") if call.label == name]
        took = call.end - since
        if not needed - 0.1 < took < needed + 0.4:
            raise TimeMissed(
                f"{name} needs {apart(needed, took)[0]} s to clean up, but its clean-up was over "
                f"{took:.1f} s after it should have been cancelled"
            )


@points(2)
def test_the_losers_are_over(losers):
    """When it returns, no other attempt is still running, and all clean-up is done."""
    losers.must_have_returned()
    losers.called("ask", *losers.inputs)
    losers.nothing_in_flight("ask")
    first, winner, third, fourth = losers.inputs
    (won,) = [call for call in losers.calls_of("ask") if call.label == winner]
    cleaned_up(losers, won.end, {first: 1.6, third: 0.8, fourth: 1.2})


@points(1)
def test_raises_all_errors(all_fail, all_fail_at_once, the_only_one_fails):
    """If all attempts fail, an ExceptionGroup with all of their errors is raised."""
    all_fail.raised(ExceptionGroup)
    all_fail.raised_all(*down(*all_fail.inputs).values())
    group = all_fail_at_once.raised(ExceptionGroup)
    messages = sorted(error.message for error in group.leaves())
    expect(messages, sorted(f"number {n} is down" for n in ALIKE), "errors of the same moment")
    the_only_one_fails.raised(ExceptionGroup)
    the_only_one_fails.raised_all(*down(the_only_one_fails.inputs[0]).values())


@points(1)
def test_leaves_nothing_when_cancelled(cancelled):
    """When `first_success` itself is cancelled, it ends only when no attempt is still running."""
    cancelled.raised(asyncio.CancelledError)
    cancelled.nothing_in_flight("ask")
