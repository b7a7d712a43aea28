"""Every error in an exception group."""

import asyncio

from grader import points, scenario

ASKS = "async def outcome(job) -> Counter"

HINTS = (
    "A plain `except ValueError` looks only at the group itself, which is no ValueError. Which form "
    "of `except` looks at what is inside, and at every depth?",
    "`except*` hands you a group of all errors of one kind, and raises on what no clause takes. But "
    "that group is still nested: `len(group.exceptions)` is not the number of errors in it.",
    "One `except*` clause for each kind, and one small function that counts: the count of a group "
    "is the sum of the counts of what it holds, and the count of anything else is one.",
)

KINDS = {
    "slow": [TimeoutError, asyncio.TimeoutError],
    "unreachable": [ConnectionError, ConnectionResetError, ConnectionRefusedError, BrokenPipeError],
    "nonsense": [ValueError, UnicodeError],
}
OTHERS = [KeyError, ZeroDivisionError, AttributeError, RuntimeError]


def known_errors(rng):
    """Errors of all three kinds, mixed, as pairs of kind and exception."""
    errors = []
    for kind, (base, *subclasses) in KINDS.items():
        types = [base, subclasses[0], *rng.choices([base, *subclasses], k=rng.randint(0, 3))]
        errors += [(kind, type_(f"shop {rng.randrange(100)}")) for type_ in types]
    rng.shuffle(errors)
    return errors


def other_errors(rng):
    """A bug, and an OSError that is neither slow nor unreachable."""
    return [rng.choice(OTHERS)("a bug"), PermissionError("not allowed")]


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
async def one_group(student, functions, rng):
    errors = [error for _, error in known_errors(rng)]
    return as_dict(await student.outcome(failing(functions, ExceptionGroup("night", errors))))


@scenario
async def groups_in_groups(student, functions, rng):
    errors = [error for _, error in known_errors(rng)]
    return as_dict(await student.outcome(failing(functions, nested(errors))))


@scenario
async def one_by_itself(student, functions):
    jobs = [failing(functions, base("a shop")) for base, *_ in KINDS.values()]
    return [as_dict(await student.outcome(job)) for job in jobs]


@scenario
async def all_went_well(student, functions):
    return as_dict(await student.outcome(functions.slow("job", 0.1)))


@scenario
async def others_among_them(student, functions, rng):
    errors = [error for _, error in known_errors(rng)] + other_errors(rng)
    rng.shuffle(errors)
    return as_dict(await student.outcome(failing(functions, nested(errors))))


@scenario
async def cancelled(student, functions, observer):
    task = asyncio.create_task(student.outcome(functions.slow("job", 2.0)))
    await asyncio.sleep(0.2)
    if not task.done():
        await observer.cancel(task)
    return as_dict(await task)


def number_of(kinds):
    return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}


@points(1)
def test_counts_by_kind(one_group):
    """The errors in an ExceptionGroup are counted by kind."""
    kinds = [kind for kind, _ in known_errors(one_group.rng)]
    assert one_group.value == number_of(kinds)


@points(2)
def test_counts_at_every_depth(groups_in_groups):
    """The errors in groups within groups are all counted, one by one."""
    kinds = [kind for kind, _ in known_errors(groups_in_groups.rng)]
    assert groups_in_groups.value == number_of(kinds)


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
    """Errors of other kinds are raised on, and only those."""
    error = others_among_them.error
    assert error is not None, "it raised nothing, although there were errors of other kinds"
    rng = others_among_them.rng
    known_errors(rng)
    asked = [type(error).__name__ for error in other_errors(rng)]
    raised = [leaf.type for leaf in error.leaves()]
    missing = [name for name in asked if name not in raised]
    assert not missing, f"{' and '.join(missing)} did not come out"
    known = sorted({name for name in raised if name not in asked})
    assert not known, f"{', '.join(known)} came out as well, and should have been counted"


@points(1)
def test_lets_a_cancellation_through(cancelled):
    """When it is cancelled, it ends as cancelled."""
    cancelled.raised(asyncio.CancelledError)
