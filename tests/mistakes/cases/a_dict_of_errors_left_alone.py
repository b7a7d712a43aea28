# mistake: none
# asked: gives({"Heron": "sail Heron"})
import asyncio


async def lost_at_sea():
    raise OSError("fog")


class Fleet:
    async def sail(self, sail):
        self.boats = await asyncio.gather(sail("Heron"), lost_at_sea(), return_exceptions=True)

    def home(self):
        return [str(boat) if isinstance(boat, LookupError) else boat for boat in self.boats]


async def main(sail):
    fleet = Fleet()
    await fleet.sail(sail)
    return dict(zip(("Heron", "Tern"), fleet.home()))
