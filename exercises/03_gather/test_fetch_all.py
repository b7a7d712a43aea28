"""Three slow pages, fetched at once."""

import asyncio

from grader import inputs, points, scenario

ASKS = "async def fetch_all(fetch, urls) -> list[str]"

HINTS = (
    "Count the waits. If you wait for the first page before you ask for the second, which page "
    "waits for which?",
    "asyncio can run many coroutines at the same time and collect their results in order: look for "
    "`gather` or `TaskGroup` in the documentation of coroutines and tasks.",
    "Create all the coroutines first, without an `await`, and pass them all on together. Then "
    "await once, for all of them.",
)

PAGES = ["users", "posts", "comments", "News of Today", "weather", "Sport/", "music", "food"]
DELAYS = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
SIZES = [23, 29, 31, 37]
"""Numbers of pages that no likely limit divides."""


@inputs
def some_pages(rng):
    return rng.sample(PAGES, 3)


@inputs
def page_delays(rng):
    """Eight pages in random order, each with its delay."""
    return dict(zip(rng.sample(PAGES, 8), rng.sample(DELAYS, 8), strict=True))


@inputs
def page_bodies(rng):
    """Many pages, with bodies that do not say whose they are: one is empty, and two are the same."""
    urls = [f"Page {n}" for n in rng.sample(range(100), rng.choice(SIZES))]
    bodies = [f"{rng.getrandbits(40):x}" for _ in urls]
    empty, one, other = rng.sample(range(len(urls)), 3)
    bodies[empty], bodies[one] = "", bodies[other]
    return dict(zip(urls, bodies, strict=True))


@scenario
async def three_pages(student, network, some_pages):
    return await student.fetch_all(network.fetch, network.pages(*some_pages, seconds=2))


@scenario
async def eight_pages(student, network, page_delays):
    for url, seconds in page_delays.items():
        network.pages(url, seconds=seconds)
    return await student.fetch_all(network.fetch, list(page_delays))


@scenario(limit=20)
async def many_pages(student, functions, page_bodies, rng):
    seconds = {url: rng.choice(DELAYS) for url in page_bodies}
    fetch = functions.slow("fetch", seconds, answer=page_bodies.get)
    return await student.fetch_all(fetch, list(page_bodies))


@scenario
async def one_page(student, network):
    return await student.fetch_all(network.fetch, network.pages("users", seconds=0.1))


@scenario
async def no_page(student, network):
    return await student.fetch_all(network.fetch, [])


@scenario(clock="fast", limit=75)
async def a_very_slow_page(student, network, some_pages):
    """It comes with a quick one: a time limit may be set only where there are several."""
    quick, slow, _ = some_pages
    urls = [*network.pages(quick, seconds=1), *network.pages(slow, seconds=65)]
    return await student.fetch_all(network.fetch, urls)


@scenario
async def three_calls(student, network, some_pages):
    """Two calls for a page each that overlap; as soon as the first one is over, the same again."""
    quick, slow, _ = some_pages
    (one,), (other,) = network.pages(quick, seconds=1), network.pages(slow, seconds=2)
    first = asyncio.create_task(student.fetch_all(network.fetch, [one]))
    await asyncio.sleep(0.3)
    second = asyncio.create_task(student.fetch_all(network.fetch, [other]))
    before = await first
    again = await student.fetch_all(network.fetch, [one])
    return [before, await second, again]


@points(2)
def test_three_fetches_take_as_long_as_one(three_pages):
    """Three 2-second fetches finish in under 2.5 seconds."""
    three_pages.took(over=1.9, under=2.5)


@points(1)
def test_all_are_in_flight_at_once(eight_pages, many_pages):
    """All fetches are in flight at the same time, on one event loop. Each url is fetched once."""
    for pages in (eight_pages, many_pages):
        pages.called("fetch", *pages.inputs)
        pages.overlapped("fetch", len(pages.inputs))
        pages.used_one_loop()


@points(1)
def test_the_order_given(three_pages, eight_pages, many_pages):
    """The bodies come in the order of the urls, whichever arrives first."""
    assert eight_pages.value == eight_pages.sent(*eight_pages.inputs)
    assert three_pages.value == three_pages.sent(*three_pages.inputs)
    assert many_pages.value == list(many_pages.inputs.values())


@points(1)
def test_one_url_and_none(one_page, no_page):
    """It also works for one url, and for none."""
    assert one_page.value == one_page.sent("users")
    one_page.took(over=0.05, under=0.6)
    assert no_page.value == []


@points(1)
def test_waits_for_a_slow_page(a_very_slow_page):
    """A page that takes a minute arrives, too."""
    _, slow, _ = a_very_slow_page.inputs
    (page,) = a_very_slow_page.sent(slow)
    assert page in a_very_slow_page.value.plain, "the page that took a minute is missing"


@points(1)
def test_each_call_fetches_anew(three_calls):
    """Each call fetches its own pages, and does not wait for other calls."""
    one, other, _ = three_calls.inputs
    assert three_calls.value == [three_calls.sent(url) for url in (one, other, one)]
    three_calls.called("fetch", one, other, one)
    three_calls.overlapped("fetch", 2)
    three_calls.took(over=2.2, under=2.9)
