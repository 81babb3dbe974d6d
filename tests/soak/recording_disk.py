"""A layer under SQLCipher that writes down what reaches the disk, so that power cuts can be played back."""

from __future__ import annotations

import ctypes as c
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3._sqlite3 as driver

OK = 0


class Vfs(c.Structure):
    """sqlite3_vfs, third version."""


# names go through as bare pointers: SQLite keeps the one it was given
_open = c.CFUNCTYPE(c.c_int, c.POINTER(Vfs), c.c_void_p, c.c_void_p, c.c_int, c.POINTER(c.c_int))
_delete = c.CFUNCTYPE(c.c_int, c.POINTER(Vfs), c.c_void_p, c.c_int)
_rest = (
    "access full_pathname dl_open dl_error dl_sym dl_close randomness sleep current_time last_error "
    "current_time_64 set_system_call get_system_call next_system_call"
)
Vfs._fields_ = [
    ("version", c.c_int),
    ("file_size", c.c_int),
    ("longest_path", c.c_int),
    ("next", c.c_void_p),
    ("name", c.c_char_p),
    ("data", c.c_void_p),
    ("open", _open),
    ("delete", _delete),
    *((name, c.c_void_p) for name in _rest.split()),
]

_write = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int, c.c_int64)
_truncate = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int64)
_sync = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int)


class Methods(c.Structure):
    """sqlite3_io_methods, third version."""

    _fields_ = [
        ("version", c.c_int),
        ("close", c.c_void_p),
        ("read", c.c_void_p),
        ("write", _write),
        ("truncate", _truncate),
        ("sync", _sync),
        *((f"other{n}", c.c_void_p) for n in range(13)),
    ]


Step = tuple[str, str, int, bytes]
"""What was done (write, truncate, sync, delete, ack), to which file, where, with which bytes."""


class Recorder:
    """Stands between SQLCipher and the disk while `on`; `steps` is all that was done, in order."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._library = c.CDLL(driver.__file__)
        self._library.sqlite3_vfs_find.restype = c.POINTER(Vfs)
        self._files: dict[int, tuple[str, Methods]] = {}
        self._kept: list[Any] = []

    @contextmanager
    def on(self) -> Iterator[None]:
        """Every ledger opened within the block is written down."""
        real = self._library.sqlite3_vfs_find(None)
        shim = Vfs.from_buffer_copy(real.contents)
        shim.name, shim.open, shim.delete = b"recording", _open(self._open(real)), _delete(self._delete(real))
        self._kept.append(shim)
        assert self._library.sqlite3_vfs_register(c.byref(shim), 1) == OK
        try:
            yield
        finally:
            self._library.sqlite3_vfs_unregister(c.byref(shim))
            self._library.sqlite3_vfs_register(real, 1)

    def ack(self, what: str) -> None:
        """Note that the user was told now."""
        self.steps.append(("ack", what, 0, b""))

    def _open(self, real: Any) -> Any:
        def opened(_vfs: Any, name: int | None, file: int, flags: int, out: Any) -> int:
            code = int(real.contents.open(real, name, file, flags, out))
            place = c.cast(file, c.POINTER(c.c_void_p))
            if code == OK and name and place[0]:
                methods = Methods.from_address(place[0])
                self._files[file] = (named(name), methods)
                place[0] = c.addressof(self._with_notes(methods))
            return code

        return opened

    def _with_notes(self, methods: Methods) -> Methods:
        noted = Methods.from_buffer_copy(methods)
        noted.write, noted.truncate = _write(self._written), _truncate(self._truncated)
        noted.sync = _sync(self._synced)
        self._kept.append(noted)
        return noted

    def _written(self, file: int, data: int, size: int, place: int) -> int:
        name, methods = self._files[file]
        self.steps.append(("write", name, place, c.string_at(data, size)))
        return int(methods.write(file, data, size, place))

    def _truncated(self, file: int, size: int) -> int:
        name, methods = self._files[file]
        self.steps.append(("truncate", name, size, b""))
        return int(methods.truncate(file, size))

    def _synced(self, file: int, flags: int) -> int:
        name, methods = self._files[file]
        self.steps.append(("sync", name, 0, b""))
        return int(methods.sync(file, flags))

    def _delete(self, real: Any) -> Any:
        def deleted(_vfs: Any, name: int, with_folder: int) -> int:
            self.steps.append(("delete", named(name), with_folder, b""))
            return int(real.contents.delete(real, name, with_folder))

        return deleted


def named(name: int) -> str:
    """Give the file's own name of a path in C."""
    return Path(c.string_at(name).decode()).name
