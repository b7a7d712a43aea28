# mistake: unasked-call
# asked: called("read", "first")
async def main(read):
    await read("first")
    return await read("last")  # <- here
