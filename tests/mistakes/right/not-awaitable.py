"""Only the coroutine is awaited, the ordinary function is not."""


def label(bread):
    return f"one {bread}"


async def main(bake):
    return label(await bake("rye"))
