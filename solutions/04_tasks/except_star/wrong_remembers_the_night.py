# mistake: shared-between-calls
# fails: test_counts_nothing
"""A job that went well is not run again."""

from collections import Counter

nights = {}


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        if job not in nights:  # <- here
            nights[job] = await job()
    except* TimeoutError as group:
        counts["slow"] += leaves(group)
    except* ConnectionError as group:
        counts["unreachable"] += leaves(group)
    except* ValueError as group:
        counts["nonsense"] += leaves(group)
    return counts


def leaves(error) -> int:
    if isinstance(error, BaseExceptionGroup):
        return sum(map(leaves, error.exceptions))
    return 1
