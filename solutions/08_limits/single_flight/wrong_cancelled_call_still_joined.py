# mistake: none
# fails: test_a_new_call_after_a_cancel, test_comes_as_the_last_leaves
import asyncio


class SingleFlight:

    def __init__(self) -> None:
        self._tasks = {}
        self._waiting = {}

    async def get(self, key, fetch) -> object:
        task = self._tasks.get(key)
        if task is None:

            async def call():
                try:
                    return True, await fetch(key)
                except BaseException as error:
                    return False, error
                finally:
                    del self._tasks[key]

            task = self._tasks[key] = asyncio.create_task(call())
            self._waiting[task] = 0
            task.add_done_callback(self._waiting.pop)
        self._waiting[task] += 1
        try:
            fine, result = await asyncio.shield(task)
        except asyncio.CancelledError:
            if task in self._waiting:
                self._waiting[task] -= 1
                if not self._waiting[task]:
                    task.cancel()
                    while not task.done():
                        try:
                            await asyncio.wait([task])
                        except asyncio.CancelledError:
                            pass
            raise
        if fine:
            return result
        raise result
