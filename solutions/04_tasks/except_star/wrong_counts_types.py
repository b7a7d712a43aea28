# mistake: none
# fails: test_counts_an_error_by_itself, test_counts_at_every_depth, test_counts_by_kind, test_two_nights
from collections import Counter


def walk(error):
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from walk(inner)
    else:
        yield error


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* (TimeoutError, ConnectionError, ValueError) as group:
        counts.update(type(error).__name__ for error in walk(group))  # <- here
    return counts
