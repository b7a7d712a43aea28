# mistake: none
# fails: test_a_cancel_harms_nobody, test_a_failure_reaches_all, test_answers_are_not_kept
import asyncio
from collections import defaultdict


class SingleFlight:
    def __init__(self) -> None:
        self.locks = defaultdict(asyncio.Lock)
        self.answers = {}

    async def get(self, key, fetch) -> object:
        async with self.locks[key]:
            if key not in self.answers:
                self.answers[key] = await fetch(key)
            return self.answers[key]
