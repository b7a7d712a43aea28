"""What else holds for fetch_all: more pages than in any example, and two callers at once."""

import asyncio

from grader import points, scenario

PAGES = [f"page {number}" for number in range(30)]


@scenario
async def thirty_pages(student, network, rng):
    urls = rng.sample(PAGES, 30)
    for url in urls:
        network.pages(url, seconds=0.5 + 0.05 * rng.randrange(10))
    return await student.fetch_all(network.fetch, urls)


@scenario
async def two_callers(student, network):
    first = network.pages("users", "posts", seconds=1)
    second = network.pages("music", "food", "sport", seconds=1)
    return await asyncio.gather(
        student.fetch_all(network.fetch, first), student.fetch_all(network.fetch, second)
    )


@points(1)
def test_thirty_pages(thirty_pages):
    """It works as well for thirty pages as for three."""
    assert thirty_pages.value == thirty_pages.sent(*thirty_pages.rng.sample(PAGES, 30))
    thirty_pages.overlapped("fetch", 30)


@points(1)
def test_two_callers(two_callers):
    """It can be called again while it is still at work, and each caller gets its own pages."""
    two_callers.overlapped("fetch", 5)
    first, second = two_callers.sent("users", "posts"), two_callers.sent("music", "food", "sport")
    assert two_callers.part(0) == first
    assert two_callers.part(1) == second
