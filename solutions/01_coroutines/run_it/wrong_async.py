# mistake: async-not-asked
# fails: all


async def run_greeting(greet, name) -> str:  # <- here
    return await greet(name)
