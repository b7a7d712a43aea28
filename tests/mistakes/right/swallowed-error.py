"""It catches the error of one page, and takes another one."""


async def main(read):
    try:
        return await read("torn")
    except LookupError:
        return await read("copy")
