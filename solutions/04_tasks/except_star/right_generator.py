"""A generator walks through the tree; one clause takes all three kinds at once."""

from collections import Counter


def walk(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from walk(inner)
    else:
        yield error


def kind(error):
    if isinstance(error, TimeoutError):
        return "slow"
    return "unreachable" if isinstance(error, ConnectionError) else "nonsense"


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* (TimeoutError, ConnectionError, ValueError) as known:
        counts = Counter(map(kind, walk(known)))
    return counts
