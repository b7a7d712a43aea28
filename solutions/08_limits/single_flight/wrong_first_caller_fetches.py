# mistake: shared-cancel
# fails: test_a_cancel_harms_nobody, test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_comes_as_the_last_leaves
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        if key in self.calls:
            return await asyncio.shield(self.calls[key])
        answer = self.calls[key] = asyncio.get_running_loop().create_future()
        try:
            answer.set_result(await fetch(key))  # <- here
        except BaseException as error:
            answer.set_exception(error)
            answer.exception()  # perhaps nobody else waits, and then nobody asks for it
            raise
        finally:
            del self.calls[key]
        return answer.result()
