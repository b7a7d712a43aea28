"""It sends to the city."""


async def main(send):
    guest = {"name": "Ana", "city": "Lisbon"}
    return await send(guest["city"])
