# verdict: fail
# why: terminal escapes, HTML, markup and direction marks in a message
# harm: text
# prevented from level: 0

async def fetch_three(fetch, urls):
    raise ValueError("\x1b[2J\x1b]0;owned\x07<script>alert(1)</script> \u202egnp.exe [bold red]x[/] \r\b\x9b31m")
