"""An object that can be awaited: it holds the future, and its methods are the callbacks."""

import asyncio


class Answer:
    def __init__(self):
        self.future = asyncio.get_running_loop().create_future()

    def arrived(self, value):
        if not self.future.done():
            self.future.set_result(value)

    def failed(self, error):
        if not self.future.done():
            self.future.set_exception(error)

    def __await__(self):
        return self.future.__await__()


async def ask(start) -> object:
    answer = Answer()
    stop = start(answer.arrived, answer.failed)
    try:
        return await answer
    except BaseException:
        stop()
        raise
