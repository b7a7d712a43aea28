"""Where there is nothing to raise, it returns."""


async def main(read):
    pages = ["first page", await read("second")]
    if len(pages) < 2:
        raise LookupError("there is no second page")
    return pages[1]
