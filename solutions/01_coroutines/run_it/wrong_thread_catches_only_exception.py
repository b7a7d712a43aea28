# mistake: base-exception-missed
# fails: test_an_exception_comes_through
import asyncio
import threading


def run_greeting(greet, name) -> str:
    """Run `greet(name)` to its end in a new event loop, and return its result."""
    outcome = {}

    def work():
        try:
            outcome["result"] = asyncio.run(greet(name))
        except Exception as error:  # <- here
            outcome["error"] = error

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if "error" in outcome:
        raise outcome["error"]
    return outcome.get("result")
