# mistake: none
# fails: test_a_cancel_harms_nobody, test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_comes_as_the_last_leaves
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        if key in self.calls:
            call = self.calls[key]
            await call["done"].wait()
            return call["answer"]
        call = self.calls[key] = {"done": asyncio.Event(), "answer": None}
        try:
            call["answer"] = await fetch(key)
        finally:
            del self.calls[key]
            call["done"].set()
        return call["answer"]
