"""An ordinary function computes, and the async function calls it."""


def price(tray):
    return 3 * len(tray)


async def main():
    return price("rolls") + price("rye")
