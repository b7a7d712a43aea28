# verdict: fail
# why: the same in the name of an exception
# harm: text
# prevented from level: 0

Named = type("\x1b[31m<script>alert(1)</script>\u202e", (Exception,), {})


async def fetch_three(fetch, urls):
    raise Named("\x1b[2J")
