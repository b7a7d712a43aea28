# verdict: protocol, fail, crash
# why: finds the channel and replaces its class's methods

from grader.worker import channel

channel.Channel.send = lambda self, frame, **data: None

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]
