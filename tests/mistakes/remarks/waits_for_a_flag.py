# remark: polling
import asyncio


class Desk:
    busy = False

    async def serve(self, fetch):
        while self.busy:
            await asyncio.sleep(0.05)  # <- here
        self.busy = True
        try:
            return await fetch(1)
        finally:
            self.busy = False


async def main(fetch):
    desk = Desk()
    return await asyncio.gather(desk.serve(fetch), desk.serve(fetch))
