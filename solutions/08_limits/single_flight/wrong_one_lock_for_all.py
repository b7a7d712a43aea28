# mistake: lock-across-io
# fails: test_a_cancel_harms_nobody, test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_answers_are_not_kept, test_other_keys_do_not_wait
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.answers = {}

    async def get(self, key, fetch) -> object:
        async with self.lock:  # <- here
            if key not in self.answers:
                self.answers[key] = await fetch(key)
            return self.answers[key]
