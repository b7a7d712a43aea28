# mistake: none
# fails: test_two_nights
import asyncio
from collections import Counter

KINDS = {TimeoutError: "slow", ConnectionError: "unreachable", ValueError: "nonsense"}


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in leaves(inner)]
    return [error]


def kind_of(error):
    return next(name for kind, name in KINDS.items() if isinstance(error, kind))


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await asyncio.wait_for(job(), timeout=30)
    except* tuple(KINDS) as group:
        counts.update(map(kind_of, leaves(group)))
    return counts
