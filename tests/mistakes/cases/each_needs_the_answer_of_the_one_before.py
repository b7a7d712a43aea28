# mistake: none
# asked: takes(under=2.0)
async def main(find):
    page = "atlas"
    for _ in range(3):
        page = await find(page)
    return page
