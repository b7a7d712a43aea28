"""One response, read properly."""

import asyncio
import json
from unittest.mock import patch

from grader import NotSeen, expect, inputs, points, scenario

ASKS = "async def get_json(session, url) -> dict"

HINTS = (
    "There are two waits: first comes the head of the response with its status, then the body. "
    "Something has to check the status before you trust the body.",
    "Use `session.get(url)` with `async with`. Then look up `raise_for_status` and `json` in the "
    "documentation of `aiohttp.ClientResponse`: which of the two is a coroutine?",
    "Three lines. Open the response in an `async with` block. Let it raise if its status is an "
    "error. Still inside the block, return what you get from awaiting its JSON.",
)

BOOKS = "http://library.example/books"
STATUSES = (400, 403, 404, 429, 500, 502, 503, 504)
GOOD = (200, 201, 203, 206)
"""Statuses of a book."""


@inputs
def book(rng):
    what = rng.choice(["Lost", "Last", "Long", "Little"])
    title = f"The {what} {rng.choice(['Atlas', 'Winter', 'Road'])}"
    book = {"title": title, "pages": rng.randint(100, 900), "authors": ["A. Writer", None]}
    return book | {"error": None, "status": 404, "message": "lent, or lost"}


@inputs
def editions(rng):
    """One book again and again, each time a little longer."""
    pages = rng.sample(range(100, 900), len(GOOD))
    return [{"title": "The Long Road", "pages": number} for number in pages]


@inputs
def error_page(rng):
    """What an error page says, which is not always that it is one."""
    pages = [{"error": "gone"}, {"message": "gone"}, {}, {"title": "The Lost Page", "pages": 404}]
    return rng.sample(pages * 2, len(STATUSES))


@inputs
def library_card(rng):
    return f"reader {rng.randint(1000, 9999)}"


@scenario
async def a_book(student, mock_http, book):
    url = mock_http.get(f"{BOOKS}/7", book, seconds=0.2)
    async with mock_http.session() as session:
        return await student.get_json(session, url)


@scenario
async def one_book_in_four_editions(student, mock_http, editions):
    answers = list(zip(GOOD, editions, strict=True))
    async with mock_http.session() as session:
        url = mock_http.get(f"{BOOKS}/7", *answers, seconds=0.1)
        return [await student.get_json(session, url) for _ in answers]


@scenario
async def many_books_at_once(student, mock_http, editions):
    async with mock_http.session() as session:
        urls = [
            mock_http.get(f"{BOOKS}/{number}", edition, seconds=0.9 - 0.2 * number)
            for number, edition in enumerate(editions)
        ]
        return await asyncio.gather(*(student.get_json(session, url) for url in urls))


@scenario(clock="fast")
async def books_that_overlap(student, mock_http, editions):
    """When the body of one has come, those of the others are on their way."""
    async with mock_http.session() as session:
        urls = [
            mock_http.get(f"{BOOKS}/{number}", edition, seconds=0.3 + 0.01 * number)
            for number, edition in enumerate(editions)
        ]
        return await asyncio.gather(*(student.get_json(session, url) for url in urls))


@scenario
async def one_book_many_times_at_once(student, mock_http, editions):
    async with mock_http.session() as session:
        url = mock_http.get(f"{BOOKS}/7", *editions, seconds=0.3)
        return await asyncio.gather(*(student.get_json(session, url) for _ in editions))


@scenario
async def a_book_that_comes_back(student, mock_http, editions):
    """Now it is gone, now it is there."""
    import aiohttp

    found = []
    async with mock_http.session() as session:
        gone = (404, {"error": "gone"})
        url = mock_http.get(f"{BOOKS}/7", gone, editions[0], (503, {}), editions[1], seconds=0.1)
        for _ in range(4):
            try:
                found.append(await student.get_json(session, url))
            except aiohttp.ClientResponseError as error:
                found.append(error.status)
    return found


@scenario(clock="fast")
async def a_slow_library(student, mock_http, book):
    url = mock_http.get(f"{BOOKS}/7", book, seconds=7.9)
    async with mock_http.session() as session:
        return await student.get_json(session, url)


@scenario
async def error_pages(student, mock_http, error_page):
    import aiohttp

    outcomes = {}
    async with mock_http.session() as session:
        for status, page in zip(STATUSES, error_page, strict=True):
            url = mock_http.get(f"{BOOKS}/{status}", (status, page), seconds=0.1)
            try:
                await student.get_json(session, url)
                outcomes[status] = "returned"
            except aiohttp.ClientResponseError as error:
                outcomes[status] = f"ClientResponseError {error.status}"
            except NotImplementedError:
                raise
            except Exception as error:
                outcomes[status] = type(error).__name__
    return outcomes


def half_a_body():
    """A patch: of each body only the first half comes, which is no JSON."""
    from aiohttp import StreamReader

    feed = StreamReader.feed_data

    def feed_data(stream, data, *size):
        if not stream.total_bytes:
            feed(stream, data, *size)

    return patch.object(StreamReader, "feed_data", feed_data)


@scenario
async def half_a_book(student, mock_http, book):
    url = mock_http.get(f"{BOOKS}/7", book, seconds=0.1)
    async with mock_http.session() as session:
        with half_a_body():
            return await student.get_json(session, url)


@scenario
async def a_broken_connection(student, mock_http):
    import aiohttp

    reset = aiohttp.ClientOSError(104, "Connection reset by peer")
    url = mock_http.get(f"{BOOKS}/7", reset, seconds=0.1)
    async with mock_http.session() as session:
        return await student.get_json(session, url)


@scenario
async def two_books_in_turn(student, mock_http, library_card):
    async with mock_http.session(headers={"Library-Card": library_card}) as session:
        for number in (1, 2):
            url = mock_http.get(f"{BOOKS}/{number}", {"number": number}, seconds=0.1)
            await student.get_json(session, url)


def requests(evidence):
    """Each request, as text."""
    made = evidence.fact("mock_http", "requests")
    return [f"{request['method']} {request['url']}" for request in made]


def must_have_requested(evidence, *pages):
    """NotSeen if one of these pages was never requested: then there is no response to judge."""
    requested = {request["url"] for request in evidence.fact("mock_http", "requests")}
    for url in (f"{BOOKS}/{page}" for page in pages):
        if url not in requested:
            raise NotSeen(f"{url} was never requested through a session, so there was no response")


@points(1)
def test_gives_the_json(
    a_book, one_book_in_four_editions, many_books_at_once, books_that_overlap, a_slow_library
):
    """It returns the JSON of the response, each time, also of one that takes eight seconds."""
    several = one_book_in_four_editions, many_books_at_once, books_that_overlap
    for evidence in a_book, *several, a_slow_library:
        assert evidence.value == evidence.inputs


@points(1)
def test_asks_once(a_book, one_book_in_four_editions, many_books_at_once, error_pages):
    """It requests the URL once, with GET, even if the response is an error page."""
    expect(requests(a_book), [f"GET {BOOKS}/7"], "requests")
    if one_book_in_four_editions.error is None:  # or else another check tells
        made = requests(one_book_in_four_editions)
        expect(made, [f"GET {BOOKS}/7"] * len(GOOD), f"requests of {len(GOOD)} calls")
    if many_books_at_once.error is None:
        made = sorted(requests(many_books_at_once))
        expect(made, [f"GET {BOOKS}/{number}" for number in range(len(GOOD))], "requests")
    expect(requests(error_pages), [f"GET {BOOKS}/{page}" for page in STATUSES], "requests")


@points(1, shows="duplicates-merged")
def test_asks_each_time(one_book_many_times_at_once, a_book_that_comes_back):
    """Each call makes its own request, also of a book that another call is requesting."""
    made = len(requests(one_book_many_times_at_once))
    if made < 4:
        one_book_many_times_at_once.must_have_returned()
    if not made:
        raise NotSeen("there was no request")
    expect(min(made, 4), 4, "requests of 4 calls at the same time")  # more: another check tells
    if a_book_that_comes_back.error is None:  # or else another check tells
        made = len(requests(a_book_that_comes_back))
        expect(min(made, 4), 4, "requests of 4 calls, one after another")


@points(1, shows="status-ignored")
def test_an_error_page_is_not_an_answer(error_pages):
    """A response with a status of 400 or more is never returned as if it were the book."""
    must_have_requested(error_pages, *STATUSES)
    returned = [status for status, end in error_pages.value.plain.items() if end == "returned"]
    expect(returned, [], "statuses for which it returned a value")


@points(1)
def test_the_error_tells_the_status(error_pages):
    """The error is a ClientResponseError, with the status of the response."""
    must_have_requested(error_pages, *STATUSES)
    for status, outcome in error_pages.value.plain.items():
        if outcome != "returned":  # or else another check tells
            what = (
                f"status {status}: expected ClientResponseError {status}, but it raised {outcome}"
            )
            assert outcome == f"ClientResponseError {status}", what


@points(1)
def test_other_errors_propagate(a_book, a_broken_connection, half_a_book):
    """When the connection breaks, or the body is no JSON, that error propagates to the caller."""
    import aiohttp

    for evidence, *errors in (
        (a_broken_connection, aiohttp.ClientOSError),
        (half_a_book, json.JSONDecodeError, ValueError),
    ):
        must_have_requested(evidence, 7)
        if a_book.error is None and a_book.value == a_book.inputs:  # or else another check tells
            evidence.raised(*errors)


@points(1, shows="response-not-released")
def test_releases_the_response(a_book, error_pages, half_a_book):
    """Every response is read to its end or released, also an error page."""
    for evidence, pages in (a_book, [7]), (error_pages, STATUSES), (half_a_book, [7]):
        must_have_requested(evidence, *pages)
        left = evidence.fact("mock_http", "open_responses")
        expect(left, 0, "responses that were neither read to the end nor released")


@points(1)
def test_uses_the_session_and_leaves_it_open(two_books_in_turn):
    """It uses the session that it was given, and leaves it open."""
    two_books_in_turn.must_have_returned()
    must_have_requested(two_books_in_turn, 1, 2)
    requests = two_books_in_turn.fact("mock_http", "requests")
    cards = {request["headers"].get("library-card") for request in requests}
    expect(cards, {two_books_in_turn.inputs}, "the session's own header in the requests")
    others = sum(not request["by_given"] for request in requests)
    expect(others, 0, "requests that another session made")
