# mistake: unasked-call
# fails: test_one_call_for_a_burst, test_cancel_gives_up_the_call
import asyncio


class Debounce:
    def __init__(self, seconds, action) -> None:
        self.seconds = seconds
        self.action = action
        self.tasks = set()

    def touch(self, value) -> None:
        task = asyncio.create_task(self.act(value))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def act(self, value):
        await asyncio.sleep(self.seconds)
        self.action(value)  # <- here

    def cancel(self) -> None:
        self.tasks.clear()
