# mistake: swallowed-error
# fails: test_counts_an_error_by_itself, test_counts_at_every_depth, test_counts_by_kind, test_raises_the_others_on, test_two_nights
from collections import Counter


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except Exception as error:  # <- here
        counts[type(error).__name__] += 1
    return counts
