"""Every error in an exception group."""

import asyncio

from grader import inputs, points, scenario

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
OTHERS = [KeyError, ZeroDivisionError, AttributeError, RuntimeError]


@inputs
def errors(rng):
    """Errors of all three kinds, mixed, and two that are of none: a bug, and another OSError."""
    known = []
    for base, *subclasses in KINDS.values():
        types = [base, subclasses[0], *rng.choices([base, *subclasses], k=rng.randint(2, 4))]
        known += [type_(f"shop {rng.randrange(100)}") for type_ in types]
    others = [rng.choice(OTHERS)("a bug"), PermissionError("not allowed")]
    return rng.sample(known, len(known)), others


def nested(errors):
    """Two errors in a group, beside a group with two more errors, beside a group …"""
    here, deeper = errors[:2], errors[2:]
    return ExceptionGroup("a country", [*here, nested(deeper)] if deeper else here)


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
async def one_by_itself(student, functions):
    jobs = [failing(functions, base("a shop")) for base, *_ in KINDS.values()]
    return [as_dict(await student.outcome(job)) for job in jobs]


@scenario
async def all_went_well(student, functions):
    return as_dict(await student.outcome(functions.slow("job", 0.1)))


@scenario
async def others_among_them(student, functions, errors, rng):
    known, others = errors
    mixed = rng.sample([*known, *others], len(known) + len(others))
    return as_dict(await student.outcome(failing(functions, nested(mixed))))


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


@points(1)
def test_counts_by_kind(one_group):
    """The errors in an ExceptionGroup are counted by kind."""
    assert one_group.value == counted(one_group.inputs[0])


@points(2)
def test_counts_at_every_depth(groups_in_groups):
    """The errors in groups within groups are all counted, at every depth."""
    assert groups_in_groups.value == counted(groups_in_groups.inputs[0])


@points(1)
def test_counts_an_error_by_itself(one_by_itself):
    """An error that comes without a group counts as one."""
    assert one_by_itself.value == [{kind: 1} for kind in KINDS]


@points(1)
def test_counts_nothing(all_went_well):
    """When nothing went wrong, the Counter is empty."""
    assert all_went_well.value == {}


@points(2)
def test_raises_the_others_on(others_among_them):
    """Errors of other kinds are re-raised, and only those."""
    known, others = others_among_them.inputs
    others_among_them.raised_all(*others)
    others_among_them.did_not_raise(*known)


@points(1)
def test_lets_a_cancellation_through(cancelled):
    """When it is cancelled, the CancelledError propagates."""
    cancelled.raised(asyncio.CancelledError)
