"""One answer, read properly."""

from grader import NotSeen, points, scenario

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
STATUSES = (400, 403, 404, 500, 503)
ERROR_PAGES = [f"{BOOKS}/{status}" for status in STATUSES]


def book(rng):
    title = f"The {rng.choice(['Lost', 'Last', 'Long', 'Little'])} {rng.choice(['Atlas', 'Winter', 'Road'])}"
    return {"title": title, "pages": rng.randint(100, 900), "authors": ["A. Writer", None]}


def named(outcome):
    """An outcome in words: the status of a ClientResponseError, or another error's name."""
    return f"one with status {outcome}" if isinstance(outcome, int) else outcome


def must_have_asked(evidence, *urls):
    """NotSeen if a url was never asked for: whatever came of it then, it was no answer."""
    asked = {request["url"] for request in evidence.facts["mock_http"]["requests"]}
    for url in urls:
        if url not in asked:
            raise NotSeen(f"{url} was never asked for through a session, so no answer came")


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
        for status in STATUSES:
            url = mock_http.get(f"{BOOKS}/{status}", status, seconds=0.1)
            try:
                await student.get_json(session, url)
                outcomes[status] = "returned"
            except NotImplementedError:
                raise
            except Exception as error:
                told = isinstance(error, aiohttp.ClientResponseError)
                outcomes[status] = error.status if told else type(error).__name__
    return outcomes


@scenario
async def two_books_in_turn(student, mock_http, rng):
    async with mock_http.session(headers={"Library-Card": card(rng)}) as session:
        for number in (1, 2):
            await student.get_json(
                session, mock_http.get(f"{BOOKS}/{number}", {"number": number}, seconds=0.1)
            )


@points(1)
def test_gives_the_json(a_book):
    """It gives the JSON that came."""
    assert a_book.value == book(a_book.rng)


@points(1)
def test_asks_once(a_book):
    """It asks for the url once, with GET."""
    asked = [f"{r['method']} {r['url']}" for r in a_book.facts["mock_http"]["requests"]]
    right = asked == [f"GET {BOOKS}/7"]
    asked = ", ".join(asked) or "nothing"
    assert right, f"the session should be asked for one GET of the url, and was asked for {asked}"


@points(1, shows="status-ignored")
def test_an_error_page_is_not_an_answer(error_pages):
    """An answer with a status of 400 or more is never returned as if it were the book."""
    must_have_asked(error_pages, *ERROR_PAGES)
    taken = [status for status, outcome in error_pages.value.plain.items() if outcome == "returned"]
    assert not taken, f"the status was {taken[0]}, and it returned as on any other day"


@points(1)
def test_the_error_tells_the_status(error_pages):
    """The error is a ClientResponseError, with the status that came."""
    must_have_asked(error_pages, *ERROR_PAGES)
    for status, outcome in error_pages.value.plain.items():
        right = outcome in (status, "returned")
        assert right, (
            f"for status {status}, a ClientResponseError with that status was asked for, and it raised {named(outcome)}"
        )


@points(1)
def test_releases_the_response(a_book, error_pages):
    """Every response is read to its end or released, the good ones and the bad ones."""
    pages = (a_book, "the book", [f"{BOOKS}/7"]), (error_pages, "an error page", ERROR_PAGES)
    for evidence, what, urls in pages:
        must_have_asked(evidence, *urls)
        left = evidence.facts["mock_http"]["open_responses"]
        assert not left, f"the response with {what} was neither read to its end nor released"


@points(1)
def test_uses_the_session_and_leaves_it_open(two_books_in_turn):
    """It uses the session that it was given, and leaves it open."""
    two_books_in_turn.must_have_returned()
    must_have_asked(two_books_in_turn, f"{BOOKS}/1", f"{BOOKS}/2")
    cards = {
        r["headers"].get("library-card") for r in two_books_in_turn.facts["mock_http"]["requests"]
    }
    right = cards == {card(two_books_in_turn.rng)}
    assert right, "a request came that did not go through the session that was given"
