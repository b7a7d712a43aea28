# mistake: shared-between-calls
# asked: gives([["pick Ana"], ["pick Bo"]])
import asyncio


class Basket:
    def __init__(self):
        self.fruit = []  # <- here

    async def fill(self, picker, name):
        self.fruit.append(await picker(name))
        return self.fruit


basket = Basket()


async def main(pick):
    return await asyncio.gather(basket.fill(pick, "Ana"), basket.fill(pick, "Bo"))
