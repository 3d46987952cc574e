"""How the processes that read PDFs answer each other: each answer whole, behind its length."""

from __future__ import annotations

import pickle
import struct
from typing import Any, BinaryIO, Final

_HEAD: Final = struct.Struct("<Q")


def send(stream: BinaryIO | Any, answer: object) -> None:
    """Write an answer."""
    packed = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_HEAD.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: BinaryIO | Any) -> Any:
    """Return what the other process sent; both run this package, and the pipe is theirs alone.

    Raises ``EOFError`` where it ended before it was done.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    (length,) = _HEAD.unpack(head)
    packed = stream.read(length)
    if len(packed) < length:
        raise EOFError
    return pickle.loads(packed)
