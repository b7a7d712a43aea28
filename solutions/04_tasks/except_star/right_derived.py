"""Takes `subgroup` by kind and measures it with a stack; what is left is raised without its causes."""

from collections import Counter

KINDS = [("slow", TimeoutError), ("unreachable", ConnectionError), ("nonsense", ValueError)]


def size(group):
    number, stack = 0, [group]
    while stack:
        error = stack.pop()
        if isinstance(error, BaseExceptionGroup):
            stack += error.exceptions
        else:
            number += 1
    return number


async def outcome(job) -> Counter:
    counts = Counter()
    try:
        await job()
    except* (TimeoutError, ConnectionError, ValueError) as group:
        for name, kind in KINDS:
            part = group.subgroup(kind)
            if part is not None:
                counts.update({name: size(part)})
    return counts
