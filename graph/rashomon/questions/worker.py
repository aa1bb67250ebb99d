"""The process that answers one question: reads a request, answers, ends. It can be killed at any time.

python -m rashomon.questions.worker < request.json > reply.json
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from rashomon.errors import RashomonError
from rashomon.questions.asking import Answer, Refusal, Request, answer
from rashomon.questions.guard import check

_MOST_BYTES = 256 * 2**20
"""A larger reply is not sent: it would only move the load to whoever asks."""
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def main() -> None:
    """Answer the request on standard input; the reply goes to standard output as one JSON document."""
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    _limit_memory(request.limits.megabytes)
    _leave_network()
    reply: Answer | Refusal
    try:
        # Imported only now: a library that is loaded before the limits stands outside them.
        from rashomon.store.embedded import from_lines, open_read_only

        check(request.question.text)
        source = Path(request.source)
        store = from_lines([source.read_bytes()]) if source.is_file() else open_read_only(source)
        reply = Answer(answer(store, request.question, request.values, request.limits.rows))
    except RashomonError as error:
        reply = Refusal(str(error))
    data = msgspec.json.encode(reply)
    if len(data) > _MOST_BYTES:
        data = msgspec.json.encode(Refusal(f"the answer is larger than {_MOST_BYTES // 2**20} MB. Ask for less."))
    sys.stdout.buffer.write(data)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _leave_network() -> None:
    """Move into a network namespace without any interface, where Linux lets us.

    The guard refuses what would reach out; this is the second lock. Root keeps its own user namespace, because in
    a new one it would lose the right to read other people's files.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    flags = _CLONE_NEWNET if os.geteuid() == 0 else _CLONE_NEWNET | _CLONE_NEWUSER
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(flags)


if __name__ == "__main__":
    main()
