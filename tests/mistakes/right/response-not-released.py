"""Whatever the status is, the response is released."""


async def main(get):
    response = await get("menu")
    try:
        return response == "200"
    finally:
        del response
