# mistake: called-again
# asked: called("read", "torn")
async def main(read):
    for _ in range(2):  # <- here
        try:
            return await read("torn")
        except LookupError as error:
            print(error)
    return None
