"""Check files come compiled: a long one would take each worker of its scenarios up to 10 ms."""

import base64
import marshal
from functools import lru_cache
from importlib.util import MAGIC_NUMBER
from types import CodeType


@lru_cache
def packed(source: str, path: str) -> str:
    """The code of a module, for a job. Only this version of Python can read it. SyntaxError."""
    code = compile(source, path, "exec", dont_inherit=True)
    return base64.b64encode(MAGIC_NUMBER + marshal.dumps(code)).decode()


def code_of(source: str, path: str, code: str = "") -> CodeType:
    """The code of a module, from what is packed if that can be read. SyntaxError, ValueError."""
    data = base64.b64decode(code)
    if data.startswith(MAGIC_NUMBER):
        read: CodeType = marshal.loads(data[len(MAGIC_NUMBER) :])
        return read
    return compile(source, path, "exec", dont_inherit=True)
