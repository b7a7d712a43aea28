"""Background tasks that are not lost."""

import asyncio
import gc
import weakref

from grader import points, scenario, within

ASKS = """
class Spawner:
    def __init__(self) -> None
    def spawn(self, coro) -> None
    async def aclose(self) -> None
"""

HINTS = (
    "The event loop keeps only weak references to its tasks. Who else could hold on to them, and "
    "for how long? And where does an error go that happens while nobody is awaiting the task?",
    "`asyncio.create_task` starts; a set or a list in `self` holds on. For the end look at "
    "`asyncio.gather` with `return_exceptions=True`, or at `asyncio.wait` with `task.exception()`.",
    "While there is something that you have not waited for, wait for all of it, and keep the "
    "errors. When there is nothing left, raise one `ExceptionGroup` of the errors, if there are any.",
)

NAMES = ["Ada", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo"]


def customers(rng):
    return rng.sample(NAMES, rng.randint(4, 7))


def two_without_address(rng, names):
    """Why the letters to the first and the last fail."""
    number = rng.randrange(1000)
    return {
        names[0]: LookupError(f"no street {number}"),
        names[-1]: ValueError(f"no house {number}"),
    }


@scenario
async def letters(student, functions, observer, rng):
    send = functions.slow("send", 1.6)
    spawner = student.Spawner()
    for name in customers(rng):
        spawner.spawn(send(name))
    await asyncio.sleep(1.0)
    with observer.calling():
        await spawner.aclose()


@scenario
async def nothing_to_send(student):
    spawner = student.Spawner()
    await spawner.aclose()


@scenario
async def garbage(student, rng):
    gc.freeze()  # so that collecting is quick: it looks only at what is made from here on
    replies, sent, collected = [], [], asyncio.Event()

    async def send(name):
        reply = asyncio.get_running_loop().create_future()
        replies.append(weakref.ref(reply))  # only this coroutine itself holds what it waits for
        if not collected.is_set():
            await reply
        sent.append(name)

    spawner = student.Spawner()
    for name in customers(rng):
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
async def failing_letters(student, functions, observer, rng):
    gc.freeze()
    names = customers(rng)
    failing = two_without_address(rng, names)
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
async def letters_and_copies(student, functions, observer, rng):
    send, copy = functions.slow("send", 0.3), functions.slow("copy", 0.5)
    spawner = student.Spawner()

    async def send_with_a_copy(name):
        await send(name)
        spawner.spawn(copy(name))

    for name in customers(rng):
        spawner.spawn(send_with_a_copy(name))
    with observer.calling():
        await spawner.aclose()


def done(evidence, name):
    """For whom the calls of this name came to their own end."""
    return {call.label for call in evidence.calls_of(name) if call.outcome == "returned"}


@points(1)
def test_starts_at_once(letters):
    """Everything that is spawned starts at once, at the same time, in the background."""
    starts = [call.start for call in letters.calls_of("send")]
    number = len(customers(letters.rng))
    assert len(starts) == number, f"{len(starts)} of {number} coroutines were started"
    within(max(starts), over=-1, under=0.5, what="starting all coroutines")


@points(1)
def test_waits_for_all(letters):
    """`aclose()` waits until everything has come to its own end."""
    letters.must_have_returned()
    names = customers(letters.rng)
    out = len(done(letters, "send"))
    assert out == len(names), f"{out} of {len(names)} letters were out when aclose returned"


@points(1)
def test_nothing_spawned(nothing_to_send):
    """`aclose()` works when nothing was spawned."""
    nothing_to_send.must_have_returned()


@points(2)
def test_survives_the_garbage_collector(garbage):
    """What was spawned survives a run of the garbage collector."""
    number = len(customers(garbage.rng))
    lost = number - len(garbage.value.plain)
    assert lost == 0, (
        f"the garbage was collected while they waited, and {lost} of {number} tasks never came to "
        f"their end"
    )


@points(2)
def test_tells_of_every_error(failing_letters):
    """`aclose()` raises an ExceptionGroup with the errors of all tasks that failed."""
    group = failing_letters.raised(ExceptionGroup)
    told = sorted(leaf.message for leaf in group.leaves())
    rng = failing_letters.rng
    failed = sorted(map(str, two_without_address(rng, customers(rng)).values()))
    right = told == failed
    assert right, (
        f"tasks failed with {' and '.join(failed)}; the group told of {' and '.join(told)}"
    )


@points(1)
def test_one_error_disturbs_nobody(failing_letters):
    """When a task fails, the others still come to their end before `aclose()` is over."""
    names = customers(failing_letters.rng)
    good = set(names[1:-1])
    out = len(good & done(failing_letters, "send"))
    assert out == len(good), f"{out} of {len(good)} letters with an address were out after aclose"


@points(1)
def test_waits_for_what_is_spawned_meanwhile(letters_and_copies):
    """`aclose()` also waits for what running tasks spawn while it waits."""
    letters_and_copies.must_have_returned()
    names = customers(letters_and_copies.rng)
    out = len(done(letters_and_copies, "copy"))
    assert out == len(names), f"{out} of {len(names)} copies were done when aclose returned"
