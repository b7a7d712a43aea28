# mistake: swallowed-error
# fails: test_counts_an_error_by_itself, test_counts_at_every_depth, test_counts_by_kind, test_raises_the_others_on, test_two_nights
from collections import Counter


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return sum(leaves(inner) for inner in error.exceptions)
    return 1


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* OSError as group:  # <- here
        counts["unreachable"] += leaves(group)
    except* TimeoutError as group:
        counts["slow"] += leaves(group)
    except* ValueError as group:
        counts["nonsense"] += leaves(group)
    return counts
