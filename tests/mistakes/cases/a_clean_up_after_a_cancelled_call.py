# mistake: none
# asked: takes(1.2)
async def main(take, undo):
    try:
        await take("cut")
    except BaseException:
        await undo("all")
