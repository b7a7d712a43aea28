# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import asyncio


class Mixer:
    def __init__(self, mix) -> None:
        self.mix, self.total = mix, 0
        self.gate = asyncio.Event()

    async def let_others_in(self) -> None:
        self.gate.set()
        await self.gate.wait()  # <- here

    async def take(self, block) -> None:
        self.total = self.mix(self.total, block)
        await self.let_others_in()


async def checksum(mix, blocks) -> int:
    mixer = Mixer(mix)
    for block in blocks:
        await mixer.take(block)
    return mixer.total
