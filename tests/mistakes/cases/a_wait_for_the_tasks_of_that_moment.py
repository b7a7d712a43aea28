# mistake: forgotten-task
# asked: leaves_nothing
import asyncio


class Crew:
    def __init__(self):
        self.tasks = []

    def send(self, coro):
        self.tasks.append(asyncio.create_task(coro))

    async def back(self):
        await asyncio.gather(*self.tasks)  # <- here


async def main(row):
    crew = Crew()

    async def out_and_back():
        await row("out")
        crew.send(row("back"))

    crew.send(out_and_back())
    await crew.back()
