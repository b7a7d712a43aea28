# mistake: none
# fails: test_counts_at_every_depth
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
        await job()
    except* tuple(KINDS) as group:
        found = {repr(error): error for error in leaves(group)}
        counts = Counter(map(kind_of, found.values()))
    return counts
