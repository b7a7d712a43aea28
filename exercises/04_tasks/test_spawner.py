"""Background tasks that are not lost."""

import asyncio
import gc
import weakref
from contextlib import suppress

from grader import Shows, expect, inputs, points, scenario, within

ASKS = """
class Spawner:
    def __init__(self) -> None
    def spawn(self, coro) -> None
    async def aclose(self) -> None
"""

HINTS = (
    "The event loop keeps only weak references to its tasks. What else could keep a reference to "
    "them, and for how long? And what happens to an error when nobody awaits the task?",
    "`asyncio.create_task` starts a task. A set or a list in `self` keeps references. For the end "
    "look at `asyncio.gather` with `return_exceptions=True`, or at `asyncio.wait` with "
    "`task.exception()`.",
    "As long as there are tasks that you have not waited for, wait for all of them, and keep "
    "their errors. When none is left, raise one `ExceptionGroup` of the errors, if there are any.",
)

BROKEN, NO_STREET = "the pen is broken", "no street"
NAMES = ["Ada", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo"]


@inputs
def names(rng):
    return rng.sample(NAMES, rng.randint(4, 7))


@inputs
def many(rng):
    """Many names, and the seconds that each letter takes."""
    seconds = [0.0, 65.0, *rng.choices([1.0, 20.0, 20.06, 40.0], k=rng.choice([21, 27, 29, 35]))]
    return {f"customer {n}": each for n, each in enumerate(rng.sample(seconds, len(seconds)))}


@inputs
def depths(rng):
    """For each of three chains how many letters follow, and the seconds of each; the longest is slowest."""
    steps = (rng.randint(3, 5), 0.5), (rng.randint(6, 9), 0.0), (rng.randint(10, 20), 3.0)
    return {f"chain {n}": chain for n, chain in enumerate(rng.sample(steps, 3))}


def without_address(names):
    """Why the letters to the first and the last fail."""
    first, last = names[0], names[-1]
    return {first: LookupError(f"no street for {first}"), last: ValueError(f"no house for {last}")}


def with_copies(many):
    """Those whose letter has a copy."""
    return [name for name, seconds in many.items() if seconds >= 20]


@scenario
async def letters(student, functions, observer, names):
    send = functions.slow("send", 1.6)
    spawner = student.Spawner()
    for name in names:
        spawner.spawn(send(name))
    await asyncio.sleep(1.0)
    with observer.calling():
        await spawner.aclose()


@scenario(clock="fast", limit=100)
async def many_slow_letters(student, functions, observer, many):
    """Each letter that takes 20 seconds or more has a copy, and each copy a note."""
    send, copy, note = (
        functions.slow("send", many),
        functions.slow("copy", 2),
        functions.slow("note", 3),
    )
    spawner = student.Spawner()

    async def copy_with_a_note(name):
        spawner.spawn(note(name))
        await copy(name)

    async def send_with_a_copy(name):
        await send(name)
        if many[name] >= 20:
            spawner.spawn(copy_with_a_note(name))

    for name in many:
        spawner.spawn(send_with_a_copy(name))
    with observer.calling():
        await spawner.aclose()


@scenario
async def failing_copies(student, functions, observer, names):
    """A letter fails at once, and two of its copies fail. The last letter takes longest."""
    first, *_, last = names
    send = functions.slow("send", {first: 0.0, last: 1.2}, fails={first: LookupError("no street")})
    copy = functions.slow("copy", 0.2, fails=lambda *_: LookupError(BROKEN))
    spawner = student.Spawner()

    async def send_with_copies(name):
        try:
            await send(name)
        finally:
            spawner.spawn(copy(name, 1))
            spawner.spawn(copy(name, 2))

    spawner.spawn(send_with_copies(first))
    spawner.spawn(send(last))
    with observer.calling():
        await spawner.aclose()


async def spawn_chains(student, functions, depths, **how):
    send = functions.slow("send", lambda chain, *_: depths[chain][1], **how)
    spawner = student.Spawner()

    async def send_and_spawn(chain, number):
        try:
            await send(chain, number)
        finally:
            if number < depths[chain][0]:
                spawner.spawn(send_and_spawn(chain, number + 1))

    for chain in depths:
        spawner.spawn(send_and_spawn(chain, 0))
    await spawner.aclose()


@scenario(clock="fast", limit=100)
async def chains(student, functions, depths):
    await spawn_chains(student, functions, depths)


@scenario(clock="fast", limit=100)
async def chains_that_fail(student, functions, depths):
    """Of each chain the last letter fails."""

    def failure(chain, number):
        return LookupError(chain) if number == depths[chain][0] else None

    await spawn_chains(student, functions, depths, fails=failure)


@scenario
async def two_spawners(student, functions, observer, names):
    """The first one is closed while the other one's letters are still being written, or have failed."""
    quick, failed, slow = names[:3]
    seconds = {quick: 0.3, failed: 0.1, slow: 1.2}
    send = functions.slow("send", seconds, fails={failed: LookupError(NO_STREET)})
    one, other = student.Spawner(), student.Spawner()
    one.spawn(send(quick))
    other.spawn(send(failed))
    other.spawn(send(slow))
    try:
        await one.aclose()
        return observer.seconds(), ""
    except (LookupError, ExceptionGroup) as error:
        if not is_of_the_other(error):
            raise
        return observer.seconds(), f"LookupError: {NO_STREET}"
    finally:
        with suppress(Exception):
            await other.aclose()


@scenario
async def one_goes_on(student, functions, names):
    """One spawner is closed; the other one has nothing to do, and then gets one more letter."""
    closed, early, late = names[:3]
    send = functions.slow("send", 0.3)
    one, other = student.Spawner(), student.Spawner()
    one.spawn(send(closed))
    other.spawn(send(early))
    await one.aclose()
    await asyncio.sleep(0.2)
    other.spawn(send(late))
    await other.aclose()


def is_of_the_other(error):
    """Whether an exception, or one in a group, is that of the letter that fails."""
    parts = getattr(error, "exceptions", [])
    return error.args == (NO_STREET,) or any(map(is_of_the_other, parts))


@scenario
async def quiet_moments(student, functions, observer, names):
    """All that was spawned is over before the next one is, and so it is at the end."""
    send = functions.slow("send", 0.3)
    spawner = student.Spawner()
    for name in names[:-1]:
        spawner.spawn(send(name))
        await asyncio.sleep(0.4)
    spawner.spawn(send(names[-1]))
    with observer.calling():
        await spawner.aclose()


@scenario
async def nothing_to_send(student):
    spawner = student.Spawner()
    await spawner.aclose()


@scenario
async def garbage(student, names):
    gc.freeze()  # so that collecting is quick: it looks only at what is made from here on
    replies, sent, collected = [], [], asyncio.Event()

    async def send(name):
        reply = asyncio.get_running_loop().create_future()
        replies.append(weakref.ref(reply))  # only this coroutine itself holds what it waits for
        if not collected.is_set():
            await reply
        sent.append(name)

    spawner = student.Spawner()
    for name in names:
        spawner.spawn(send(name))
    await asyncio.sleep(0.1)
    gc.collect()
    collected.set()
    for reply in replies:
        if (alive := reply()) is not None:
            alive.set_result(None)
    await spawner.aclose()
    return sent


@scenario
async def failing_letters(student, functions, observer, names):
    gc.freeze()
    failing = without_address(names)
    send = functions.slow(
        "send", {**dict.fromkeys(names, 1.6), names[0]: 0.2, names[-1]: 1.1}, fails=failing
    )
    spawner = student.Spawner()
    for name in names:
        spawner.spawn(send(name))
    await asyncio.sleep(0.5)
    gc.collect()  # a task that has failed and that nobody holds is gone by now
    with observer.calling():
        await spawner.aclose()


@scenario
async def letters_and_copies(student, functions, observer, names):
    send, copy = functions.slow("send", 0.3), functions.slow("copy", 0.5)
    spawner = student.Spawner()

    async def send_with_a_copy(name):
        await send(name)
        spawner.spawn(copy(name))

    for name in names:
        spawner.spawn(send_with_a_copy(name))
    with observer.calling():
        await spawner.aclose()


def sent(evidence, name):
    """For whom the calls of this name returned."""
    return {call.label for call in evidence.calls_of(name) if call.outcome == "returned"}


@points(1)
def test_starts_at_once(letters):
    """All spawned coroutines start immediately, in the background, and run at the same time."""
    starts = [call.start for call in letters.calls_of("send")]
    expect(len(starts), len(letters.inputs), "coroutines that started")
    within(max(starts), under=0.5, what="starting all coroutines")


@points(1)
def test_waits_for_all(letters, quiet_moments):
    """`aclose()` waits until every spawned task has run to its own end."""
    for evidence in letters, quiet_moments:
        evidence.must_have_returned()
        expect(sent(evidence, "send"), set(evidence.inputs), "letters sent when aclose returned")


@points(1)
def test_nothing_spawned(nothing_to_send):
    """`aclose()` works when nothing was spawned."""
    nothing_to_send.must_have_returned()


@points(2)
def test_survives_the_garbage_collector(garbage):
    """Spawned tasks survive a run of the garbage collector."""
    sent = len(garbage.value.plain)
    expect(sent, len(garbage.inputs), "tasks that ended after a run of the garbage collector")


@points(2)
def test_tells_of_every_error(failing_letters):
    """`aclose()` raises an ExceptionGroup with the errors of all tasks that failed."""
    group = failing_letters.raised(ExceptionGroup)
    errors = without_address(failing_letters.inputs).values()
    failing_letters.raised_all(*errors)
    expect(len(group.leaves()), len(errors), "errors in the group")


@points(1)
def test_one_error_disturbs_nobody(failing_letters):
    """When a task fails, the others still run to their own end before `aclose()` ends."""
    good = set(failing_letters.inputs[1:-1])
    expect(good & sent(failing_letters, "send"), good, "letters sent when aclose ended")


@points(1)
def test_waits_for_what_is_spawned_meanwhile(letters_and_copies, chains):
    """`aclose()` also waits for what running tasks spawn while it waits."""
    letters_and_copies.must_have_returned()
    names = set(letters_and_copies.inputs)
    expect(sent(letters_and_copies, "copy"), names, "copies sent when aclose returned")
    chains.must_have_returned()
    letters = sum(depth + 1 for depth, _ in chains.inputs.values())
    expect(len(sent(chains, "send")), letters, "letters sent, each spawned by the one before")


@points(1)
def test_many_slow_letters(many_slow_letters):
    """Dozens of letters, copies and notes, some of which need a minute, all run to their end."""
    many = many_slow_letters.inputs
    starts = [call.start for call in many_slow_letters.calls_of("send")]
    expect(len(starts), len(many), "letters that were started")
    within(max(starts), under=0.06, what="starting all letters")
    many_slow_letters.must_have_returned()
    expect(sent(many_slow_letters, "send"), set(many), "letters sent when aclose returned")
    for name in ("copy", "note"):
        expect(sent(many_slow_letters, name), set(with_copies(many)), f"each {name} that was sent")


@points(1)
def test_equal_errors(failing_copies, chains_that_fail):
    """Errors with the same text all count, also those of tasks that a task has spawned."""
    group = failing_copies.raised(ExceptionGroup)
    messages = sorted(error.message for error in group.leaves())
    expect(messages, ["no street", BROKEN, BROKEN], "the errors in the group")
    group = chains_that_fail.raised(ExceptionGroup)
    messages = sorted(error.message for error in group.leaves())
    expect(messages, sorted(chains_that_fail.inputs), "the errors of the last letters of chains")


@points(1)
def test_two_spawners(two_spawners, one_goes_on):
    """A spawner waits for its own tasks only, and raises only their errors."""
    closed, foreign = two_spawners.value.plain
    if foreign:
        what = f"closing one spawner raised the error of another spawner's task: {foreign}"
        raise Shows(
            what, "shared-between-calls", "Two spawners share what each should have of its own."
        )
    within(closed, under=0.8, what="closing one spawner, while another one's letter takes 1.2 s,")
    expect(sent(two_spawners, "send"), {two_spawners.inputs[n] for n in (0, 2)}, "letters sent")
    one_goes_on.must_have_returned()
    expect(sent(one_goes_on, "send"), set(one_goes_on.inputs[:3]), "letters sent")
