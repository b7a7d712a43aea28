"""Every error in an exception group."""

import asyncio

from grader import NotSeen, Shows, expect, inputs, points, scenario

ASKS = "async def outcome(job) -> Counter"

HINTS = (
    "A plain `except ValueError` looks only at the group itself, which is no ValueError. Which "
    "form of `except` looks inside a group, and inside the groups in it?",
    "`except*` gives you a group of all errors of one kind, and re-raises what no clause matches. "
    "But that group is still nested: `len(group.exceptions)` is not the number of errors in it.",
    "Write one `except*` clause for each kind, and one small function that counts. The count of a "
    "group is the sum of the counts of its exceptions. The count of an error that is not a group "
    "is one.",
)

KINDS = {
    "slow": [TimeoutError, asyncio.TimeoutError],
    "unreachable": [ConnectionError, ConnectionResetError, ConnectionRefusedError, BrokenPipeError],
    "nonsense": [ValueError, UnicodeError],
}
DEPTH = 60
SINGLE = "A group inside an ExceptionGroup was taken for a single error."
OTHERS = [KeyError, ZeroDivisionError, AttributeError, RuntimeError]


@inputs
def errors(rng):
    """Errors of all three kinds, mixed, and four that are of none: bugs, and another OSError."""
    known = []
    for base, *subclasses in KINDS.values():
        types = [base, subclasses[0], *rng.choices([base, *subclasses], k=rng.randint(2, 4))]
        known += [type_(f"shop {rng.randrange(100)}") for type_ in types]
    others = [rng.choice(OTHERS)("a bug"), PermissionError("not allowed")]
    others += [KeyError("the same bug"), KeyError("the same bug")]
    return rng.sample(known, len(known)), others


def nested(errors):
    """Two errors in a group, beside a group with two more errors, beside a group …"""
    here, deeper = errors[:2], errors[2:]
    return ExceptionGroup("a country", [*here, nested(deeper)] if deeper else here)


def in_a_chain(errors):
    """One error alone in a group, beside a group with one more error, and so on; all in two groups."""
    first, *deeper = errors
    rest = [in_a_chain(deeper)] if deeper else []
    return ExceptionGroup("outer", [ExceptionGroup("a shop", [first]), *rest])


def failing(functions, error):
    return functions.slow("job", 0.1, fails=lambda: error)


def as_dict(counts):
    """A Counter as a plain dict; a kind that is counted as 0 is as good as one that is not there."""
    return {kind: n for kind, n in counts.items() if n} if isinstance(counts, dict) else counts


@scenario
async def one_group(student, functions, errors):
    group = ExceptionGroup("night", errors[0])
    return as_dict(await student.outcome(failing(functions, group)))


@scenario
async def groups_in_groups(student, functions, errors):
    return as_dict(await student.outcome(failing(functions, nested(errors[0]))))


@scenario
async def at_great_depth(student, functions):
    """Sixty errors, of which many have the same text."""
    errors = [base("a shop") for base, *_ in KINDS.values() for _ in range(DEPTH // 3)]
    return as_dict(await student.outcome(failing(functions, in_a_chain(errors))))


@scenario
async def one_by_itself(student, functions):
    """Each kind, and then each again, in reverse."""
    jobs = [failing(functions, base("a shop")) for base, *_ in KINDS.values()]
    return [as_dict(await student.outcome(job)) for job in [*jobs, *jobs[::-1]]]


@scenario
async def all_went_well(student, functions):
    """On both nights that the job is run."""
    job = functions.slow("job", 0.1)
    return [as_dict(await student.outcome(job)) for _ in range(2)]


@scenario
async def others_among_them(student, functions, errors, rng):
    known, others = errors
    mixed = rng.sample([*known, *others], len(known) + len(others))
    return as_dict(await student.outcome(failing(functions, nested(mixed))))


@scenario
async def another_by_itself(student, functions, errors):
    return as_dict(await student.outcome(failing(functions, errors[1][1])))


@scenario
async def only_others(student, functions, errors):
    return as_dict(await student.outcome(failing(functions, nested(errors[1]))))


@scenario(clock="fast", limit=75)
async def two_nights(student, functions):
    """One takes a minute and goes well; the other one fails meanwhile."""
    good = functions.slow("good", 65)
    bad = functions.slow("bad", 5, fails=lambda: TimeoutError("a shop"))
    counts = await asyncio.gather(student.outcome(good), student.outcome(bad))
    return [as_dict(count) for count in counts]


@scenario
async def cancelled(student, functions, observer):
    task = asyncio.create_task(student.outcome(functions.slow("job", 2.0)))
    await asyncio.sleep(0.2)
    if not task.done():
        await observer.cancel(task)
    return as_dict(await task)


def counted(errors):
    """How many errors there are of each kind."""
    number = {kind: sum(isinstance(e, base) for e in errors) for kind, (base, *_) in KINDS.items()}
    return {kind: n for kind, n in number.items() if n}


BASE_OF = {one.__name__: base for base, *others in KINDS.values() for one in others}
"""The kind of each class that is counted as another one's subclass; a base stands for itself."""


def subclasses_are_counted(evidence):
    """NotSeen if only errors of subclasses came out: those of the base classes were counted."""
    names = [leaf.type for leaf in evidence.error.leaves()] if evidence.error else []
    bases = [base.__name__ for base, *_ in KINDS.values()]
    if names and names[0] in BASE_OF and not {*names} & {*bases}:
        base = BASE_OF[names[0]].__name__
        what = f"{names[0]} is a {base}, and should be counted as one"
        raise NotSeen(f"it raised {evidence.error.leaves()[0]}: {what}")


@points(1)
def test_counts_by_kind(one_group):
    """The errors in an ExceptionGroup are counted by kind."""
    subclasses_are_counted(one_group)
    assert one_group.value == counted(one_group.inputs[0])
    one_group.called_times("job", 1)


@points(2)
def test_counts_at_every_depth(groups_in_groups, at_great_depth, one_group):
    """The errors in groups within groups are all counted, at every depth."""
    subclasses_are_counted(groups_in_groups)
    asked, got = counted(groups_in_groups.inputs[0]), groups_in_groups.value.plain
    flat = one_group.value.plain == counted(one_group.inputs[0])
    if flat and isinstance(got, dict) and sum(got.values()) < sum(asked.values()):
        number = f"{sum(got.values())} of the {sum(asked.values())} errors"
        message = f"only {number} in groups within groups were counted"
        raise Shows(message, "group-not-split", SINGLE)
    assert groups_in_groups.value == asked
    assert at_great_depth.value == dict.fromkeys(KINDS, DEPTH // 3)


@points(1)
def test_counts_an_error_by_itself(one_by_itself):
    """An error that comes without a group counts as one."""
    assert one_by_itself.value == [{kind: 1} for kind in [*KINDS, *reversed(KINDS)]]
    one_by_itself.called_times("job", 2 * len(KINDS))


@points(1)
def test_counts_nothing(all_went_well):
    """When nothing went wrong, the Counter is empty."""
    assert all_went_well.value == [{}, {}]
    all_went_well.called_times("job", 2)


@points(2)
def test_raises_the_others_on(others_among_them, only_others, another_by_itself):
    """Errors of other kinds are re-raised, and only those."""
    known, others = others_among_them.inputs
    others_among_them.raised_all(*others)
    others_among_them.did_not_raise(*known)
    for evidence, number in ((others_among_them, 4), (only_others, 4), (another_by_itself, 1)):
        evidence.raised_all(*(evidence.inputs[1] if number > 1 else evidence.inputs[1][1:2]))
        expect(len(evidence.error.leaves()), number, "errors that were re-raised")


@points(1)
def test_two_nights(two_nights):
    """Two nights at the same time, one of which takes over a minute, are counted for themselves."""
    assert two_nights.value == [{}, {"slow": 1}]
    two_nights.called_times("good", 1)
    two_nights.called_times("bad", 1)


@points(1)
def test_lets_a_cancellation_through(cancelled):
    """When it is cancelled, the CancelledError propagates."""
    cancelled.raised(asyncio.CancelledError)
