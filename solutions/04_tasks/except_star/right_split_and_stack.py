"""split() for the known kinds, and a stack in place of recursion."""

from collections import Counter, deque

KINDS = {TimeoutError: "slow", ConnectionError: "unreachable", ValueError: "nonsense"}


async def outcome(job) -> Counter:
    try:
        await job()
    except Exception as error:
        group = error if isinstance(error, ExceptionGroup) else ExceptionGroup("", [error])
    else:
        return Counter()
    known, unknown = group.split(tuple(KINDS))
    if unknown is not None:
        raise unknown
    counter, stack = Counter(), deque([known])
    while stack:
        error = stack.popleft()
        if isinstance(error, BaseExceptionGroup):
            stack.extend(error.exceptions)
        else:
            counter.update(kind for cls, kind in KINDS.items() if isinstance(error, cls))
    return counter
