"""What else holds for fetch_all: more pages than in any example, and two callers at once."""

import asyncio

from grader import inputs, points, scenario


@inputs
def page_delays(rng):
    """Thirty pages in random order, each with its delay."""
    return {f"page {n}": 0.5 + 0.05 * rng.randrange(10) for n in rng.sample(range(30), 30)}


@scenario
async def thirty_pages(student, network, page_delays):
    for url, seconds in page_delays.items():
        network.pages(url, seconds=seconds)
    return await student.fetch_all(network.fetch, list(page_delays))


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
    assert thirty_pages.value == thirty_pages.sent(*thirty_pages.inputs)
    thirty_pages.overlapped("fetch", 30)


@points(1)
def test_two_callers(two_callers):
    """It can be called again while it is still running, and each caller gets its own pages."""
    two_callers.overlapped("fetch", 5)
    assert two_callers.part(0) == two_callers.sent("users", "posts")
    assert two_callers.part(1) == two_callers.sent("music", "food", "sport")
