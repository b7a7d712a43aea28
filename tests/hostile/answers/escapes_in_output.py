# verdict: fail
# why: the same on standard output and in a value
# harm: text
# prevented from level: 0

async def fetch_three(fetch, urls):
    print("\x1b[2J\x1b[H<script>alert(1)</script>\u202e")
    return ["\x1b[2J<script>alert(1)</script>\u202e[red]x[/red]"]
