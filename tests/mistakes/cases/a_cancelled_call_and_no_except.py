# mistake: none
# asked: gives("no news")
async def main(dive):
    return await dive("cut")
