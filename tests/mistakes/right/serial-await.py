"""The second call needs what the first one brought, so it has to wait."""


async def main(find, fetch):
    shelf = await find("Moby-Dick")
    return await fetch(shelf)
