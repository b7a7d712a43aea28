"""It returns what it counted."""


async def main(count):
    await count("goats")
    return await count("sheep")
