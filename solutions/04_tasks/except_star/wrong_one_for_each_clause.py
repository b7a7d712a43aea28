# mistake: none
# fails: test_counts_by_kind, test_counts_at_every_depth
from collections import Counter


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* TimeoutError:
        counts["slow"] += 1  # <- here
    except* ConnectionError:
        counts["unreachable"] += 1
    except* ValueError:
        counts["nonsense"] += 1
    return counts
