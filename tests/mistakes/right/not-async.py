"""An async function that has nothing to wait for may be right: its caller awaits it."""


async def bake(tray):
    return f"{tray}, baked"


async def main():
    return await bake("rolls")
