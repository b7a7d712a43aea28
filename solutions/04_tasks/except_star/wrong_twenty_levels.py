# mistake: none
# fails: test_counts_at_every_depth
from collections import Counter

KINDS = {TimeoutError: "slow", ConnectionError: "unreachable", ValueError: "nonsense"}


def leaves(error, depth=0):
    if isinstance(error, BaseExceptionGroup) and depth < 20:
        return [leaf for inner in error.exceptions for leaf in leaves(inner, depth + 1)]
    return [error]


def kind_of(error):
    return next((name for kind, name in KINDS.items() if isinstance(error, kind)), "slow")


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* tuple(KINDS) as group:
        counts.update(map(kind_of, leaves(group)))
    return counts
