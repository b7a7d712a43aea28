# mistake: none
# asked: gives("sing la")
async def main(sing):
    await sing("la")
    return None
