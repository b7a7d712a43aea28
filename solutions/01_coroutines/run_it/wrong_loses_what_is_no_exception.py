# mistake: none
# fails: test_an_exception_comes_through
import asyncio


def run_greeting(greet, name) -> str:
    result = error = None
    try:
        result = asyncio.run(greet(name))
    except Exception as raised:
        error = raised
    finally:
        if error is None:
            return result
    raise error
