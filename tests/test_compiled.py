"""A check file's code comes with the job, and is read only by the Python that has compiled it."""

import base64

from grader.worker.compiled import code_of, packed

SOURCE = "ANSWER = 6 * 7\n"


def value(code):
    names = {}
    exec(code, names)
    return names["ANSWER"]


def test_what_is_packed_is_not_compiled_again():
    code = code_of("this is no Python", "checks.py", packed(SOURCE, "checks.py"))
    assert value(code) == 42
    assert code.co_filename == "checks.py"


def test_another_python_compiles_the_source():
    other = base64.b64encode(b"\x00\x00\r\n" + b"what only the other can read").decode()
    assert value(code_of(SOURCE, "checks.py", other)) == 42


def test_without_code_the_source_is_compiled():
    assert value(code_of(SOURCE, "checks.py")) == 42
