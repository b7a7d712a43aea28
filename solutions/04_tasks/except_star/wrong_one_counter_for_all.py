# mistake: shared-between-calls
# fails: test_counts_an_error_by_itself, test_two_nights
from collections import Counter

KINDS = {TimeoutError: "slow", ConnectionError: "unreachable", ValueError: "nonsense"}


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in leaves(inner)]
    return [error]


def kind_of(error):
    return next(name for kind, name in KINDS.items() if isinstance(error, kind))


counts: Counter = Counter()  # <- here


async def outcome(job) -> Counter:
    try:
        await job()
    except* tuple(KINDS) as group:
        counts.update(map(kind_of, leaves(group)))
    return counts.copy()
