# mistake: error-not-handled
# fails: test_counts_an_error_by_itself, test_counts_nothing, test_two_nights
from collections import Counter

NAMES = {TimeoutError: "slow", ConnectionError: "unreachable", ValueError: "nonsense"}


def walk(error):
    if isinstance(error, ExceptionGroup):
        for inner in error.exceptions:
            yield from walk(inner)
    else:
        yield error


async def outcome(job) -> Counter:
    try:
        await job()
    except ExceptionGroup as group:  # <- here
        counts = Counter()
        known, rest = group.split(tuple(NAMES))
        if rest:
            raise rest
        for error in walk(known):
            counts[next(name for kind, name in NAMES.items() if isinstance(error, kind))] += 1
        return counts
