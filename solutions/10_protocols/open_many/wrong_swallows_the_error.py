# mistake: no-error-raised
# fails: test_cancelled_while_closing, test_closes_after_a_cancel, test_no_group, test_the_error_comes_out
import asyncio


class open_many:
    def __init__(self, openers):
        self.openers = openers
        self.opened = {}

    async def open_one(self, place, opener):
        self.opened[place] = await opener()

    async def __aenter__(self):
        try:
            async with asyncio.TaskGroup() as group:
                for place, opener in enumerate(self.openers):
                    group.create_task(self.open_one(place, opener))
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        return [self.opened[place] for place in sorted(self.opened)]

    async def __aexit__(self, kind, error, traceback):
        errors = []
        for place in sorted(self.opened, reverse=True):
            try:
                await self.opened[place].aclose()
            except BaseException as failed:
                errors.append(failed)
        if errors:
            raise errors[0]
        return True
