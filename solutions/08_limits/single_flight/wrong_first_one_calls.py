# mistake: shared-cancel
# fails: test_a_failure_reaches_all, test_a_cancel_harms_nobody, test_a_new_call_after_a_cancel, test_comes_as_the_last_leaves
import asyncio


class SingleFlight:
    """Makes one call of many that ask for the same at the same time."""

    def __init__(self) -> None:
        """Start with no call."""
        self._answers = {}

    async def get(self, key, fetch) -> object:
        """Return what `fetch(key)` returns; join a call with this key that is running."""
        if key in self._answers:
            return await asyncio.shield(self._answers[key])

        answer = asyncio.get_running_loop().create_future()
        self._answers[key] = answer
        try:
            result = await fetch(key)  # <- here
        except BaseException as error:
            answer.set_exception(error)
            answer.exception()  # do not log it
            raise
        else:
            answer.set_result(result)
            return result
        finally:
            del self._answers[key]
