# mistake: set-twice
# asked: gives("la")
import asyncio


def call_back(on_song):
    on_song("la")
    on_song("li")  # <- here


async def main():
    future = asyncio.get_running_loop().create_future()
    call_back(future.set_result)
    return await future
