"""Five blocking readings, in threads."""

import asyncio
from types import SimpleNamespace

from grader import Shows, at_line, expect, inputs, points, scenario

NEEDS = "threads"

ASKS = "async def read_all(read, names) -> list"

HINTS = (
    "`read` will block whoever calls it. Which thread may be blocked for a second without harm, "
    "and which may not?",
    "`asyncio.to_thread` runs an ordinary function in a thread, and what it returns can be "
    "awaited. You already know how to await several things at the same time.",
    "`to_thread` takes the function and its arguments separately, without calling the function. "
    "Make one such awaitable for each name, without awaiting it. Then wait for all of them "
    "together.",
)

STATIONS = ["north", "south", "east", "west", "roof", "barn", "pond", "orchard"]
DELAYS = [0.5, 0.4, 0.3, 0.2, 0.1]
LONG = 6.0
"""Seconds: not a minute, so that one who blocks the loop meanwhile is not stopped on the fast clock."""


@inputs
def farm(rng):
    """Five stations, and the one that does not answer: not the first, and not the last."""
    names = rng.sample(STATIONS, 5)
    answers = dict(zip(names, rng.sample([None, 0, "", [], "11 °C"], 5), strict=True))
    kind = rng.choice([OSError, ValueError, LookupError])
    error = kind(f"no answer on channel {rng.randrange(1000)}")
    silent = rng.choice(names[1:4])
    return SimpleNamespace(names=names, silent=silent, error=error, answers=answers)


@scenario
async def five_stations(student, functions, farm):
    return await student.read_all(functions.blocking("read", 1.0), farm.names)


@scenario
async def last_called_first_back(student, functions, farm):
    read = functions.blocking("read", dict(zip(farm.names, DELAYS, strict=True)))
    return await student.read_all(read, farm.names)


@scenario
async def nothing_to_tell(student, functions, farm):
    """Also a station that is in the list twice has nothing to tell, or not much."""
    read = functions.blocking("read", 0.1, answer=lambda name: farm.answers[name])
    return await student.read_all(read, [*farm.names, *farm.names[:2]])


@scenario
async def last_silent(student, functions, farm):
    """It fails when all others have answered, and the loop is asleep."""
    seconds = {**dict.fromkeys(farm.names, 0.1), farm.names[-1]: 0.4}
    read = functions.blocking("read", seconds, fails={farm.names[-1]: farm.error})
    return await student.read_all(read, farm.names)


@scenario
async def one_silent(student, functions, farm):
    read = functions.blocking("read", 0.1, fails={farm.silent: farm.error})
    return await student.read_all(read, farm.names)


@scenario
async def silent_while_others_read(student, functions, farm):
    """Then there is a pause until the others are through: whatever thread is left waits for nothing."""
    first, *others = farm.names
    seconds = {first: 0.1, **dict.fromkeys(others, 1.0)}
    read = functions.blocking("read", seconds, fails={first: farm.error})
    try:
        return await student.read_all(read, farm.names)
    finally:
        await asyncio.sleep(1.2)


@scenario(clock="fast", limit=20)
async def a_far_station(student, functions, farm):
    """One reading takes longer than any time limit that somebody makes up."""
    far, near = farm.names[:2]
    read = functions.blocking("read", {far: LONG, near: 0.1})
    return await student.read_all(read, [far, near])


@scenario
async def one_and_none(student, functions, farm):
    read = functions.blocking("read", 0.1)
    return [await student.read_all(read, names) for names in (farm.names[:1], [])]


@scenario
async def called_again(student, functions, farm):
    """One station is asked in both calls, and has something else to tell the second time."""
    answers = iter(farm.names)
    read = functions.blocking("read", 0.1, answer=lambda _: next(answers))
    first = await student.read_all(read, farm.names[:1])
    return [*first, *await student.read_all(read, farm.names[:1])]


@points(2)
def test_five_take_as_long_as_one(five_stations):
    """Five readings of one second each, one for each name, are done in under 1.6 seconds."""
    five_stations.took(over=0.9, under=1.6)
    five_stations.called("read", *five_stations.inputs.names)


@points(2)
def test_the_loop_is_free(five_stations, silent_while_others_read):
    """Meanwhile the event loop is never blocked for 0.3 seconds, not even when a reading fails."""
    five_stations.must_have_returned()
    five_stations.started("read")
    five_stations.never_blocked(under=0.3)
    silent_while_others_read.never_blocked(under=0.3)


@points(1)
def test_the_order_given(last_called_first_back, nothing_to_tell, a_far_station):
    """There is one answer for each name, in their order, whichever station answers first."""
    far = a_far_station.inputs.names[:2]
    expect(a_far_station.value, [a_far_station.answer("read", name) for name in far], "the answers")
    names = last_called_first_back.inputs.names
    expected = [last_called_first_back.answer("read", name) for name in names]
    assert last_called_first_back.value == expected
    answers = [*nothing_to_tell.inputs.answers.values()]
    assert nothing_to_tell.value == [*answers, *answers[:2]]
    asked = nothing_to_tell.inputs.names
    nothing_to_tell.called("read", *asked, *asked[:2])


@points(1)
def test_an_error_comes_out(one_silent, last_silent, silent_while_others_read):
    """If a reading fails, its error is raised, alone or in an ExceptionGroup."""
    for evidence in one_silent, last_silent, silent_while_others_read:
        error = evidence.raised(type(evidence.inputs.error), ExceptionGroup)
        raised = [leaf.message for leaf in error.leaves()]
        expect(raised, [str(evidence.inputs.error)], "errors that were raised")


@points(1)
def test_no_thread_waits_for_ever(five_stations, silent_while_others_read):
    """The program can end afterwards: no thread waits for something that never comes."""
    five_stations.must_have_returned()
    five_stations.started("read")
    for thread in five_stations.noticed.threads_left:
        raise AssertionError(f"a thread that was started{at_line(thread.line)} still waits")
    for thread in silent_while_others_read.noticed.threads_left:
        what = f"a reading failed, and a thread that was started{at_line(thread.line)} still waits"
        raise Shows(what, "thread-left-running")


@points(1)
def test_one_name_and_none(one_and_none, called_again):
    """It also works for one name, for none, and when it is called again."""
    name = one_and_none.inputs.names[0]
    assert one_and_none.value == [[one_and_none.answer("read", name)], []]
    names = called_again.inputs.names
    expect(called_again.value, names[:2], "the answers of one station in two calls")
