# mistake: swallowed-error
# asked: raises(LookupError)
async def main(read):
    try:
        return await read("torn")
    except (OSError, Exception) as error:  # <- here
        print(error)
