# verdict: fail
# why: connects to an abstract socket of the host
# harm: connection
# prevented from level: 2

import socket


async def fetch_three(fetch, urls):
    with socket.socket(socket.AF_UNIX) as line:
        line.connect("\0{{NAME}}")
        line.sendall(b"{{WORD}}")
