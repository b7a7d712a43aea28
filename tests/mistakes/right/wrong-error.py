"""It raises an error of its own only where it caught that one as well."""


async def main(read):
    try:
        raise RuntimeError("no light")
    except RuntimeError:
        return await read("first")
