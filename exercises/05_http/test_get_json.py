"""One answer, read properly."""

from grader import points, scenario

ASKS = "async def get_json(session, url) -> dict"

HINTS = (
    "There are two waits: first comes the head of the response with its status, then the body. And "
    "somebody has to look at the status before the body is believed.",
    "Use `session.get(url)` with `async with`. Then look up `raise_for_status` and `json` in the "
    "documentation of `aiohttp.ClientResponse`: which of the two is a coroutine?",
    "Three lines: open the response as a block, have it raise if its status is an error, and return "
    "what you get from awaiting its JSON, still inside the block.",
)

BOOKS = "http://library.example/books"


def book(rng):
    title = f"The {rng.choice(['Lost', 'Last', 'Long', 'Little'])} {rng.choice(['Atlas', 'Winter', 'Road'])}"
    return {"title": title, "pages": rng.randint(100, 900), "authors": ["A. Writer", None]}


def card(rng):
    return f"reader {rng.randint(1000, 9999)}"


@scenario
async def a_book(student, mock_http, rng):
    url = mock_http.get(f"{BOOKS}/7", book(rng), seconds=0.2)
    async with mock_http.session() as session:
        return await student.get_json(session, url)


@scenario
async def error_pages(student, mock_http):
    import aiohttp

    outcomes = {}
    async with mock_http.session() as session:
        for status in (400, 403, 404, 500, 503):
            url = mock_http.get(f"{BOOKS}/{status}", status)
            try:
                await student.get_json(session, url)
                outcomes[status] = "returned"
            except aiohttp.ClientResponseError as error:
                outcomes[status] = error.status
    return outcomes


@scenario
async def two_books_in_turn(student, mock_http, rng):
    async with mock_http.session(headers={"Library-Card": card(rng)}) as session:
        for number in (1, 2):
            await student.get_json(session, mock_http.get(f"{BOOKS}/{number}", {"number": number}))


@points(1)
def test_gives_the_json(a_book):
    """It gives the JSON that came."""
    assert a_book.value == book(a_book.rng)


@points(1)
def test_asks_once(a_book):
    """It asks for the url once, with GET."""
    asked = [f"{r['method']} {r['url']}" for r in a_book.facts["mock_http"]["requests"]]
    assert asked == [f"GET {BOOKS}/7"], f"the library was asked for: {', '.join(asked) or 'nothing'}"


@points(2, shows="status-ignored")
def test_an_http_error_is_an_error(error_pages):
    """A status of 400 or more raises ClientResponseError, with that status."""
    for status, outcome in error_pages.value.plain.items():
        assert outcome != "returned", f"it returned as usual, though the status was {status}"
        assert outcome == status, f"the status was {status}, and the error says {outcome}"


@points(1)
def test_releases_the_response(a_book, error_pages):
    """Every response is read to its end or released, the good ones and the bad ones."""
    for evidence, what in (a_book, "book"), (error_pages, "error page"):
        left = evidence.facts["mock_http"]["open_responses"]
        assert left == 0, f"after an {what}".replace("an b", "a b") + f", {left} responses were still open"


@points(1)
def test_uses_the_session_and_leaves_it_open(two_books_in_turn):
    """It uses the session that it was given, and leaves it open."""
    two_books_in_turn.must_have_returned()
    cards = [r["headers"].get("library-card") for r in two_books_in_turn.facts["mock_http"]["requests"]]
    assert cards == [card(two_books_in_turn.rng)] * 2, "a request came over another session than the one given"
