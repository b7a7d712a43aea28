"""It catches the error of the page, by its class."""


async def main(read):
    try:
        return await read("torn")
    except LookupError:
        return "not found"
