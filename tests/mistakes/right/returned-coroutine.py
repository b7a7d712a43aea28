"""A plain function hands the coroutine on, and the caller awaits it."""


def shelf_of(find, title):
    return find(title)


async def main(find):
    return await shelf_of(find, "Moby-Dick")
