# mistake: lost-wakeup
# fails: test_a_cancel_harms_nobody, test_a_failure_is_not_kept, test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_comes_as_the_last_leaves, test_ends_as_cancelled
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        if key in self.calls:
            call = self.calls[key]
            await call["done"].wait()  # <- here
            return call["answer"]
        call = self.calls[key] = {"done": asyncio.Event(), "answer": None}
        call["answer"] = await fetch(key)
        call["done"].set()
        del self.calls[key]
        return call["answer"]
