"""The two ends of the pipe between a tar archive and the age file around it. None of it is held whole."""

import contextlib
import errno
import gzip
import os
import re
import tarfile
import threading
from collections.abc import Callable
from typing import IO

import pyrage

from candour.config.command import WrongUse

DAMAGED = "the backup is damaged or cut off, so nothing was restored. Take another backup, or copy it anew."
WRONG_KEY = (
    "this key does not open the backup. Use the private key that belongs to the public key it was made for."
)
NO_BACKUP = "this file is no backup of Candour's."


class _Beside(threading.Thread):
    """One end of a pipe at work in a thread; what goes wrong there is kept and raised by whoever waits."""

    def __init__(self, work: Callable[[IO[bytes]], None], end: IO[bytes]) -> None:
        super().__init__(name="backup", daemon=True)
        self._work, self._end = work, end
        self.failure: BaseException | None = None
        self.is_whole = False

    def run(self) -> None:
        """This will work until done or broken, and close this end in any case."""
        try:
            with self._end:
                self._work(self._end)
            self.is_whole = True
        except BaseException as failure:  # noqa: BLE001 - raised again by `raise_failure`, in the other thread
            self.failure = failure

    def raise_failure(self) -> None:
        self.join()
        if self.failure is not None:
            raise self.failure


def write_sealed(
    out: IO[bytes], to: list["pyrage.x25519.Recipient"], fill: Callable[[tarfile.TarFile], None]
) -> None:
    """This will encrypt to `out` whatever `fill` puts into the archive, while it puts it in."""

    def pack(end: IO[bytes]) -> None:
        with (
            gzip.GzipFile(fileobj=end, mode="wb", compresslevel=1, mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive,
        ):
            fill(archive)

    reads, writes = os.pipe()
    with os.fdopen(reads, "rb") as source:
        beside = _Beside(pack, os.fdopen(writes, "wb"))
        beside.start()
        try:
            pyrage.encrypt_io(source, out, to)
        except pyrage.EncryptError as error:
            raise _as_it_was(error) from error
        finally:
            source.close()  # if encrypting ended early, the other end must not wait for ever
            beside.join()
    beside.raise_failure()


def read_sealed(
    source: IO[bytes], keys: list["pyrage.x25519.Identity"], take: Callable[[tarfile.TarFile], None]
) -> None:
    """This will hand the decrypted archive to `take`, raising WrongUse for a wrong key or a damaged file.

    What `take` saw is to be believed only after this came back: the end of the file is checked last.
    """

    def unpack(end: IO[bytes]) -> None:
        with (
            gzip.GzipFile(fileobj=end, mode="rb") as packed,
            tarfile.open(fileobj=packed, mode="r|") as archive,
        ):
            take(archive)
        while end.read(65536):
            pass

    reads, writes = os.pipe()
    beside = _Beside(unpack, os.fdopen(reads, "rb"))
    reason = ""
    # Where the other end stopped early, closing this one finds a broken pipe; the other end says why.
    with contextlib.suppress(BrokenPipeError), os.fdopen(writes, "wb") as target:
        beside.start()
        reason = _decrypted(source, target, keys)
    beside.join()
    stopped_here = isinstance(beside.failure, OSError) and not isinstance(beside.failure, gzip.BadGzipFile)
    if isinstance(beside.failure, WrongUse) or stopped_here:
        beside.raise_failure()
    if reason:
        raise WrongUse(reason)
    if isinstance(beside.failure, (tarfile.TarError, EOFError, gzip.BadGzipFile)):
        raise WrongUse(DAMAGED) from beside.failure
    beside.raise_failure()


def _as_it_was(error: Exception) -> OSError:
    """This will give back what the system said of a write, which the library passes on as words alone."""
    number = re.search(r"\[Errno (\d+)\]", str(error))
    code = int(number[1]) if number else errno.EIO
    return OSError(code, os.strerror(code))


def _decrypted(source: IO[bytes], target: IO[bytes], keys: list["pyrage.x25519.Identity"]) -> str:
    """This will decrypt until the end and tell what went wrong, in a sentence, or nothing."""
    try:
        pyrage.decrypt_io(source, target, keys)
        target.flush()
    except pyrage.DecryptError as wrong:
        if "No matching keys" in str(wrong):
            return WRONG_KEY
        return NO_BACKUP if "Header" in str(wrong) else DAMAGED
    except BrokenPipeError:
        return ""  # the other end stopped; it says why
    except OSError:
        return DAMAGED
    return ""
