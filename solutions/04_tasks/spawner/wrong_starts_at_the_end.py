# mistake: none
# fails: test_starts_at_once
import asyncio


class Spawner:
    def __init__(self) -> None:
        self.coros = []

    def spawn(self, coro) -> None:
        self.coros.append(coro)  # <- here

    async def aclose(self) -> None:
        results = []
        while self.coros:
            coros, self.coros = self.coros, []
            results += await asyncio.gather(*coros, return_exceptions=True)
        errors = [result for result in results if isinstance(result, Exception)]
        if errors:
            raise ExceptionGroup("errors", errors)
