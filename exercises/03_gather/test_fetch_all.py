"""Three slow pages, fetched at once."""

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

PAGES = ["users", "posts", "comments", "news", "weather", "sport", "music", "food"]
DELAYS = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]


@inputs
def some_pages(rng):
    return rng.sample(PAGES, 3)


@inputs
def page_delays(rng):
    """Eight pages in random order, each with its delay."""
    return dict(zip(rng.sample(PAGES, 8), rng.sample(DELAYS, 8), strict=True))


@scenario
async def three_pages(student, network, some_pages):
    return await student.fetch_all(network.fetch, network.pages(*some_pages, seconds=2))


@scenario
async def eight_pages(student, network, page_delays):
    for url, seconds in page_delays.items():
        network.pages(url, seconds=seconds)
    return await student.fetch_all(network.fetch, list(page_delays))


@scenario
async def one_page(student, network):
    return await student.fetch_all(network.fetch, network.pages("users", seconds=0.1))


@scenario
async def no_page(student, network):
    return await student.fetch_all(network.fetch, [])


@points(2)
def test_three_fetches_take_as_long_as_one(three_pages):
    """Three 2-second fetches finish in under 2.5 seconds."""
    three_pages.took(over=1.9, under=2.5)


@points(1)
def test_all_are_in_flight_at_once(eight_pages):
    """All fetches are in flight at the same time, on one event loop. Each url is fetched once."""
    eight_pages.called("fetch", *PAGES)
    eight_pages.overlapped("fetch", 8)
    eight_pages.used_one_loop()


@points(1)
def test_the_order_given(three_pages, eight_pages):
    """The bodies come in the order of the urls, whichever arrives first."""
    assert eight_pages.value == eight_pages.sent(*eight_pages.inputs)
    assert three_pages.value == three_pages.sent(*three_pages.inputs)


@points(1)
def test_one_url_and_none(one_page, no_page):
    """It also works for one url, and for none."""
    assert one_page.value == one_page.sent("users")
    one_page.took(over=0.05, under=0.6)
    assert no_page.value == []
