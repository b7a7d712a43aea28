# mistake: unexpected-error
# fails: all
from collections import Counter


async def outcome(job) -> Counter:
    try:
        await job()
    except* TimeoutError as group:
        return Counter(slow=len(group.exceptions))  # <- here
    except* ConnectionError as group:
        return Counter(unreachable=len(group.exceptions))
    except* ValueError as group:
        return Counter(nonsense=len(group.exceptions))
    return Counter()
