# verdict: fail
# why: connects to a socket in the file system
# harm: connection
# prevented from level: 2

import socket


async def fetch_three(fetch, urls):
    with socket.socket(socket.AF_UNIX) as line:
        line.connect("{{SOCKET}}")
        line.sendall(b"{{WORD}}")
