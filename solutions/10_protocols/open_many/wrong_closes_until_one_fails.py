# mistake: cleanup-cut-short
# fails: test_cancelled_while_closing, test_goes_on_closing
import asyncio


class Resources:
    def __init__(self) -> None:
        self.opened = {}

    async def open(self, number, opener) -> None:
        self.opened[number] = await opener()

    async def close(self) -> None:
        for number in sorted(self.opened, reverse=True):
            await self.opened[number].aclose()  # <- here


class open_many:
    def __init__(self, openers) -> None:
        self.openers = openers
        self.resources = Resources()

    async def __aenter__(self) -> list:
        try:
            async with asyncio.TaskGroup() as group:
                for number, opener in enumerate(self.openers):
                    group.create_task(self.resources.open(number, opener))
        except BaseException:
            await self.close()
            raise
        return [self.resources.opened[number] for number in range(len(self.openers))]

    async def __aexit__(self, *error) -> None:
        await self.close()

    async def close(self) -> None:
        await self.resources.close()
