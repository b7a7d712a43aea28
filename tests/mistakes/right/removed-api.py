"""A class of the student's own may take a `loop=`."""

import asyncio


class Kettle:
    def __init__(self, loop):
        self.loop = loop


async def main(boil):
    kettle = Kettle(loop=asyncio.get_running_loop())
    return await kettle.loop.create_task(boil("water"))
