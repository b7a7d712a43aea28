# mistake: swallowed-error
# asked: raises(LookupError)
from contextlib import suppress


async def main(read):
    with suppress(LookupError):  # <- here
        return await read("torn")
