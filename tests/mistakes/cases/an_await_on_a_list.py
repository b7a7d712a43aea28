# mistake: not-awaitable
# asked: gives(["sing la"])
async def main(sing):
    return await [await sing("la")]  # <- here
