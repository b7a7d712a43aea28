# mistake: none
# fails: test_no_error_is_lost, test_nothing_before_the_block
import asyncio
from contextlib import AsyncExitStack


class open_many:
    def __init__(self, openers):
        self.tasks = [asyncio.create_task(opener()) for opener in openers]

    async def __aenter__(self):
        try:
            await asyncio.gather(*self.tasks)
        except BaseException:
            for task in self.tasks:
                task.cancel()
            await asyncio.wait(self.tasks)
            errors = [t.exception() for t in self.tasks if not t.cancelled() and t.exception()]
            await self.__aexit__()
            if len(errors) > 1:
                raise ExceptionGroup("not opened", errors)
            raise
        return [task.result() for task in self.tasks]

    async def __aexit__(self, *exc_info):
        async with AsyncExitStack() as stack:
            for task in self.tasks:
                if not task.cancelled() and not task.exception():
                    stack.push_async_callback(task.result().aclose)
