# mistake: wrong-error
# fails: test_an_exception_comes_through, test_works_again
import asyncio


def run_greeting(greet, name) -> str:
    try:
        return asyncio.run(greet(name))
    except Exception as error:
        raise RuntimeError(f"could not greet {name}") from error  # <- here
