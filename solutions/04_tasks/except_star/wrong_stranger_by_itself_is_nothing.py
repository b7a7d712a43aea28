# mistake: swallowed-error
# fails: test_raises_the_others_on
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
    except ExceptionGroup as group:
        known, others = group.split(tuple(KINDS))
        if others:
            raise others from None
        counts.update(map(kind_of, leaves(known)))
    except tuple(KINDS) as error:
        counts[kind_of(error)] += 1
    except Exception:
        pass
    return counts
