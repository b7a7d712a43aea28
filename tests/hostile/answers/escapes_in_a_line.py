# verdict: fail
# why: the same in the line that is shown
# harm: text
# prevented from level: 0

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]  # <script>alert(1)</script> [bold]‮
