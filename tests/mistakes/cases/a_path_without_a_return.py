# mistake: none
# asked: gives("sing la")
async def main(sing):
    song = await sing("la")
    if not song:
        return song
