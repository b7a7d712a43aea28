# mistake: cancel-is-no-exception
# asked: gives("no news")
async def main(dive):
    try:
        return await dive("cut")
    except (LookupError, OSError):  # <- here
        return "no news"
