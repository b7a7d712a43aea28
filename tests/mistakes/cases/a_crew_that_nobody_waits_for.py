# mistake: forgotten-task
# asked: leaves_nothing
import asyncio


class Crew:
    def __init__(self):
        self.tasks = []

    def send(self, coro):
        self.tasks.append(asyncio.create_task(coro))  # <- here


async def main(row, eat):
    crew = Crew()
    crew.send(row("out"))
    await asyncio.wait([asyncio.create_task(eat(0))])
