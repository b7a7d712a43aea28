# mistake: second-error-lost
# fails: test_raises_the_others_on
import asyncio
from collections import Counter


def singles(error):
    """Yield the single errors in a group, or the error itself."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from singles(inner)
    else:
        yield error


async def outcome(job) -> Counter:
    """Run the job; count its errors by kind, and re-raise those of other kinds."""
    counter = Counter()
    try:
        await job()
    except (Exception, BaseExceptionGroup) as caught:
        unknown = None
        for error in singles(caught):
            if isinstance(error, TimeoutError):
                counter["slow"] += 1
            elif isinstance(error, ConnectionError):
                counter["unreachable"] += 1
            elif isinstance(error, ValueError):
                counter["nonsense"] += 1
            else:
                unknown = error  # <- here
        if unknown is caught:
            raise
        if unknown is not None:
            raise BaseExceptionGroup("something unknown", [unknown])
    return counter
