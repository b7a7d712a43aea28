# remark: never-awaited
async def main(fetch):
    fetch(2)  # <- here
    return await fetch(1)
