"""A lambda, which is an ordinary function: its caller awaits what gather makes."""

import asyncio

amap = lambda function, items: asyncio.gather(*map(function, items))  # noqa: E731
