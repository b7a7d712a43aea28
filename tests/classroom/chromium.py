"""Drives a headless Chromium by its DevTools protocol. It can open only pages of this machine."""

import asyncio
import base64
import itertools
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=1100,1400"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
)
PATIENCE = 60
"""Seconds to wait for something on a page: the machine may be busy."""


class Page:
    """One page. Expressions are JavaScript."""

    def __init__(self, socket):
        self._socket = socket
        self._numbers = itertools.count(1)

    async def send(self, method, **parameters):
        """Send a command; returns its result. Events are ignored."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            message = await self._socket.receive_json()
            if message.get("id") == number:
                assert "error" not in message, message
                return message["result"]

    async def value(self, expression):
        """The value of an expression; None if it raises, as it may while a page is loading."""
        result = await self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        return result["result"].get("value")

    async def until(self, expression):
        """Wait until an expression is true; returns its value."""
        value = None
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not (value := await self.value(expression)):
                    await asyncio.sleep(0.1)
        assert value, f"never true: {expression}\n{await self.value('document.body.innerText')}"
        return value

    async def go(self, address):
        """Open an address; returns when the page is loaded."""
        await self.send("Page.navigate", url=address)
        await self.until("document.readyState == 'complete' && location.href != 'about:blank'")

    async def click(self, selector):
        """Click in the middle of the first element that matches a selector."""
        box = f"document.querySelector({selector!r}).getBoundingClientRect()"
        x, y = await self.value(f"(b => [b.x + b.width / 2, b.y + b.height / 2])({box})")
        for kind in ("mousePressed", "mouseReleased"):
            await self.send(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )

    async def screenshot(self, file: Path):
        """Write a screenshot to a file."""
        shot = await self.send("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def chromium(program: str, folder: Path):
    """A page in a new browser, with its own profile in `folder`."""
    process = await asyncio.create_subprocess_exec(
        *(program, *FLAGS, f"--user-data-dir={folder}", "about:blank"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [page for page in await answer.json() if page["type"] == "page"]
            address = pages[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                yield Page(socket)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _port(file: Path) -> str:
    """The port of the browser, which it writes to a file."""
    async with asyncio.timeout(PATIENCE):
        while not (file.is_file() and file.read_text().count("\n")):
            await asyncio.sleep(0.05)
    return file.read_text().split("\n")[0]
