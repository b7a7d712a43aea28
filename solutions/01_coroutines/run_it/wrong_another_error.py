# mistake: wrong-error
# fails: test_an_exception_comes_through
import asyncio


def run_greeting(greet, name) -> str:
    try:
        return asyncio.run(greet(name))
    except ConnectionError as error:
        raise ConnectionError(f"{name}: {error}") from error  # <- here
