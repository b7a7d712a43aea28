# mistake: none
# fails: test_counts_by_kind, test_counts_at_every_depth, test_raises_the_others_on
from collections import Counter


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except Exception as error:
        while isinstance(error, ExceptionGroup):
            error = error.exceptions[0]  # <- here
        if isinstance(error, TimeoutError):
            counts["slow"] += 1
        elif isinstance(error, ConnectionError):
            counts["unreachable"] += 1
        elif isinstance(error, ValueError):
            counts["nonsense"] += 1
        else:
            raise
    return counts
