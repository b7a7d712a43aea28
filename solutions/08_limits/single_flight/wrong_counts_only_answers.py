# mistake: none
# fails: test_a_new_call_after_a_cancel, test_all_leave, test_answers_are_not_kept
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.calls = {}

    async def get(self, key, fetch) -> object:
        call = self.calls.get(key)
        if call is None or call["task"].done():
            call = self.calls[key] = {"task": asyncio.create_task(fetch(key)), "callers": 0}
        call["callers"] += 1
        answer = await asyncio.shield(call["task"])
        call["callers"] -= 1
        if call["callers"] == 0:
            self.calls.pop(key, None)
        return answer
