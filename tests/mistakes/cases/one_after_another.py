# mistake: serial-await
# asked: takes(under=2.5)
async def main(fetch):
    for name in ("atlas", "map", "globe", "chart", "plan", "sketch"):
        await fetch(name)  # <- here
