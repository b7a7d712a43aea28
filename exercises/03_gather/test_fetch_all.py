"""Three slow pages, fetched at once."""

from grader import points, scenario

ASKS = "async def fetch_all(fetch, urls) -> list[str]"

HINTS = (
    "Count the waits. If you wait for the first page before you ask for the second, who is waiting "
    "for whom?",
    "asyncio can run many coroutines at the same time and collect their results in order: look for "
    "`gather` or `TaskGroup` in the documentation of coroutines and tasks.",
    "Make all the coroutines first, without an `await`, and hand them over together; then await "
    "the one thing that stands for all of them.",
)

DELAYS = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]


def letters(rng):
    return rng.sample(["users", "posts", "comments", "news", "weather", "sport", "music", "food"], 8)


@scenario
async def three_pages(student, network, rng):
    urls = network.pages(*letters(rng)[:3], seconds=2)
    return await student.fetch_all(network.fetch, urls)


@scenario
async def last_asked_first_back(student, network, rng):
    urls = letters(rng)
    for url, seconds in zip(urls, DELAYS, strict=True):
        network.pages(url, seconds=seconds)
    return await student.fetch_all(network.fetch, urls)


@scenario
async def one_page(student, network, rng):
    return await student.fetch_all(network.fetch, network.pages(letters(rng)[0], seconds=0.1))


@scenario
async def no_page(student, network):
    return await student.fetch_all(network.fetch, [])


@points(2)
def test_three_fetches_take_as_long_as_one(three_pages):
    """Three 2-second fetches finish in under 2.5 seconds."""
    three_pages.took(over=1.9, under=2.5)


@points(1)
def test_all_are_in_flight_at_once(three_pages):
    """All three fetches are in flight at the same time, and none is made twice."""
    three_pages.overlapped("fetch", 3)
    assert len(three_pages.calls_of("fetch")) == 3


@points(1)
def test_the_order_given(last_asked_first_back):
    """The bodies come in the order of the urls, whichever arrives first."""
    urls = letters(last_asked_first_back.rng)
    assert last_asked_first_back.value == last_asked_first_back.sent(*urls)


@points(1)
def test_one_url_and_none(one_page, no_page):
    """It also works for one url, and for none."""
    assert one_page.value == one_page.sent(letters(one_page.rng)[0])
    assert no_page.value == []
