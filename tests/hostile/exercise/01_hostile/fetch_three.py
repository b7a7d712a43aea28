"""fetch_three: three pages at once.

Write `fetch_three(fetch, urls)`: it gives the bodies of three pages, in the order of the urls, and takes
as long as one of them, 0.8 seconds.
"""


async def fetch_three(fetch, urls) -> list[str]:
    """The bodies of the pages, in the order of the urls."""
    # TODO: write this coroutine.
    raise NotImplementedError("fetch_three is still to do")
