"""One response, read properly."""

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
STATUSES = (400, 403, 404, 500, 503)


@inputs
def book(rng):
    what = rng.choice(["Lost", "Last", "Long", "Little"])
    title = f"The {what} {rng.choice(['Atlas', 'Winter', 'Road'])}"
    return {"title": title, "pages": rng.randint(100, 900), "authors": ["A. Writer", None]}


@inputs
def library_card(rng):
    return f"reader {rng.randint(1000, 9999)}"


@scenario
async def a_book(student, mock_http, book):
    url = mock_http.get(f"{BOOKS}/7", book, seconds=0.2)
    async with mock_http.session() as session:
        return await student.get_json(session, url)


@scenario
async def error_pages(student, mock_http):
    import aiohttp

    outcomes = {}
    async with mock_http.session() as session:
        for status in STATUSES:
            url = mock_http.get(f"{BOOKS}/{status}", status, seconds=0.1)
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


@scenario
async def two_books_in_turn(student, mock_http, library_card):
    async with mock_http.session(headers={"Library-Card": library_card}) as session:
        for number in (1, 2):
            url = mock_http.get(f"{BOOKS}/{number}", {"number": number}, seconds=0.1)
            await student.get_json(session, url)


def must_have_requested(evidence, *pages):
    """NotSeen if one of these pages was never requested: then there is no response to judge."""
    requested = {request["url"] for request in evidence.fact("mock_http", "requests")}
    for url in (f"{BOOKS}/{page}" for page in pages):
        if url not in requested:
            raise NotSeen(f"{url} was never requested through a session, so there was no response")


@points(1)
def test_gives_the_json(a_book):
    """It returns the JSON of the response."""
    assert a_book.value == a_book.inputs


@points(1)
def test_asks_once(a_book):
    """It requests the URL once, with GET."""
    requests = a_book.fact("mock_http", "requests")
    seen = [f"{request['method']} {request['url']}" for request in requests]
    expect(seen, [f"GET {BOOKS}/7"], "requests")


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
            expect(outcome, f"ClientResponseError {status}", f"the error for status {status}")


@points(1, shows="response-not-released")
def test_releases_the_response(a_book, error_pages):
    """Every response is read to its end or released, also an error page."""
    for evidence, pages in (a_book, [7]), (error_pages, STATUSES):
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
