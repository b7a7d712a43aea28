"""What a worker may say, and in which order; anything else is a ProtocolError."""

import json
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.supervisor.protocol import FIELDS, ProtocolError, Transcript, parse

FRAMES = ("hello", "begin", "overdue", "end", "answer", "import-failed")
LEGAL = {
    ("hello",),
    ("hello", "import-failed"),
    ("hello", "begin"),
    ("hello", "begin", "overdue"),
    ("hello", "begin", "end"),
    ("hello", "begin", "overdue", "end"),
    ("hello", "begin", "end", "answer"),
    ("hello", "begin", "overdue", "end", "answer"),
    ("hello", "overdue"),
    ("hello", "overdue", "import-failed"),
    ("hello", "overdue", "begin"),
    ("hello", "overdue", "begin", "overdue"),
    ("hello", "overdue", "begin", "end"),
    ("hello", "overdue", "begin", "overdue", "end"),
    ("hello", "overdue", "begin", "end", "answer"),
}


def feed(frames):
    transcript = Transcript()
    for at, frame in enumerate(frames):
        transcript.feed(line(frame, **content(frame)), float(at))
    return transcript


def content(frame):
    """All that a frame of this name has, with nothing in it."""
    return dict.fromkeys(FIELDS.get(frame, ()))


def line(frame, **data):
    return json.dumps({"frame": frame, **data}).encode() + b"\n"


@pytest.mark.parametrize("order", sorted(LEGAL))
def test_a_legal_order_is_taken(order):
    assert feed(order).state != "start"


@pytest.mark.parametrize("length", range(1, 6))
def test_every_other_order_is_refused(length):
    refused = set(product(FRAMES, repeat=length)) - LEGAL
    for order in refused:
        with pytest.raises(ProtocolError):
            feed(order)


def test_after_the_answer_there_is_nothing_more_to_say():
    for frame in FRAMES:
        with pytest.raises(ProtocolError):
            feed(("hello", "begin", "end", "answer", frame))


def test_times_are_those_of_begin_and_end_on_the_graders_clock():
    transcript = feed(("hello", "begin", "overdue", "end", "answer"))
    assert (transcript.begun_at, transcript.ended_at) == (1.0, 3.0)


def test_the_answer_is_kept_without_its_name():
    transcript = Transcript()
    for frame in ("hello", "begin", "end"):
        transcript.feed(line(frame), 0.0)
    answer = content("answer") | {"value": {"int": "4"}}
    transcript.feed(line("answer", **answer), 0.0)
    assert transcript.answer == answer


ORDERS = {order[-1]: order for order in sorted(LEGAL, key=len, reverse=True)}
"""For each frame a legal order that ends with it."""


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_has_exactly_its_fields(frame):
    *before, last = ORDERS[frame]
    whole = content(last)
    wrong = [whole | {"x": None}, *({k: whole[k] for k in whole if k != lost} for lost in whole)]
    wrong += [({k: whole[k] for k in whole if k != one} | {f"{one}s": None}) for one in whole]
    for fields in wrong:
        with pytest.raises(ProtocolError):
            feed(before).feed(line(last, **fields), 9.0)
    assert feed(ORDERS[frame]).state


@pytest.mark.parametrize(
    "data",
    [
        b"\n",
        b"hello\n",
        b"[]\n",
        b'"hello"\n',
        b"{}\n",
        b'{"frame": null}\n',
        b'{"frame": ["hello"]}\n',
        b'{"frame": {"hello": 1}}\n',
        b'{"frame": "HELLO"}\n',
        b'{"frame": "hello", "x": NaN}\n',
        b'{"frame": "hello", "x": -Infinity}\n',
        b'{"frame": "hello", "frame": "hello"}\n',
        b'{"frame": "hello", "x": {"a": 1, "a": 1}}\n',
        b'{"frame": "hello"} {"frame": "begin"}\n',
        b'{"frame": "hello", "x": ' + b"9" * 10_000 + b"}\n",
        b"\xff\xfe\n",
        b'{"frame": "hello", "x": ' + b"[" * 60_000 + b"]" * 60_000 + b"}\n",
    ],
)
def test_what_is_no_frame_is_refused(data):
    with pytest.raises(ProtocolError):
        Transcript().feed(data, 0.0)


@given(st.binary())
def test_any_bytes_are_a_frame_or_a_protocol_error(data):
    try:
        assert isinstance(parse(data), dict)
    except ProtocolError as error:
        assert str(error)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(FRAMES),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["frame", "value"]), inner, max_size=2)
    ),
)


@given(st.lists(JSON, max_size=6))
def test_any_frames_are_an_orderly_talk_or_a_protocol_error(frames):
    transcript, states = Transcript(), ["start"]
    try:
        for frame in frames:
            transcript.feed(json.dumps(frame).encode(), 0.0)
            states.append(transcript.state)
    except ProtocolError:
        pass
    order = ["start", "hello", "begun", "ended", "answered"]
    assert all(order.index(a) <= order.index(b) for a, b in pairwise(states))
