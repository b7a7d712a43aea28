"""Lets `split` call a function for each error, which counts what it recognises on the way."""

from collections import Counter


async def outcome(job) -> Counter:
    counts = Counter()

    def known(error):
        for name, kind in (
            ("slow", TimeoutError),
            ("unreachable", ConnectionError),
            ("nonsense", ValueError),
        ):
            if isinstance(error, kind):
                counts[name] += 1
                return True
        return False

    try:
        await job()
    except ExceptionGroup as group:
        _, rest = group.split(known)
        if rest:
            raise rest from None
    except Exception as error:
        if not known(error):
            raise
    return counts
