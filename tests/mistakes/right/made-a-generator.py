"""The generator is another function, and the one that is awaited has one result."""


async def rolls(tray):
    for n in range(3):
        yield f"{tray} {n}"


async def bake(tray):
    return [roll async for roll in rolls(tray)]


async def main():
    return await bake("roll")
