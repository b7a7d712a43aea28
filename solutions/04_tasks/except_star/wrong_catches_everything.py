# mistake: swallowed-cancel
# fails: test_raises_the_others_on, test_lets_a_cancellation_through
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
    except BaseException as error:  # <- here
        for leaf in walk(error):
            if isinstance(leaf, TimeoutError):
                counts["slow"] += 1
            elif isinstance(leaf, ConnectionError):
                counts["unreachable"] += 1
            elif isinstance(leaf, ValueError):
                counts["nonsense"] += 1
    return counts
