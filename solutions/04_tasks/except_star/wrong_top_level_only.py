# mistake: group-not-split
# fails: test_counts_at_every_depth
from collections import Counter


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* TimeoutError as group:
        counts["slow"] += len(group.exceptions)  # <- here
    except* ConnectionError as group:
        counts["unreachable"] += len(group.exceptions)
    except* ValueError as group:
        counts["nonsense"] += len(group.exceptions)
    return counts
