"""It holds one page at a time."""


async def main(read):
    for number in (1, 2):
        page = await read(number)
        print(len(page))
    return 1
