"""Opens the SQLCipher file: pragmas set and read back, BEGIN said aloud, known troubles named."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from outreach.errors import DoorbookError, StorageProblem, declare
from outreach.files import DISK_FULL
from outreach.wording import mark

NOT_A_LEDGER = declare(
    "not_a_ledger",
    mark("“{name}” is not a ledger, is damaged, or has another key: choose another file or take a backup."),
)
LEDGER_MISSING = declare(
    "ledger_missing", mark("There is no ledger “{name}” here: choose where it lies, or take a backup.")
)
LEDGER_LOCKED = declare(
    "ledger_locked", mark("Another program holds the ledger: close it, wait a moment, then do it again.")
)
LEDGER_READ_ONLY = declare(
    "ledger_read_only", mark("The ledger can only be read here: copy it to a disk that can be written.")
)
LEDGER_DAMAGED = declare(
    "ledger_damaged", mark("The ledger is damaged: open the newest good backup from the first page.")
)
SETTINGS_REFUSED = declare(
    "settings_refused",
    mark("The disk refuses the safe way of saving ({name}): move the ledger to another disk."),
)
PRAGMAS = {
    "foreign_keys": 1,
    "journal_mode": "truncate",
    "synchronous": 3,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "mmap_size": 0,
    "busy_timeout": 5000,
}
"""What every connection sets and reads back; FINDINGS of power cuts stand behind journal and synchronous."""
CACHE = 16_000
"""KiB of pages that a connection keeps deciphered: with the usual 2,000 each figure deciphers all visits."""

_CODES = {
    sqlcipher.SQLITE_FULL: DISK_FULL,
    sqlcipher.SQLITE_IOERR: DISK_FULL,
    sqlcipher.SQLITE_BUSY: LEDGER_LOCKED,
    sqlcipher.SQLITE_LOCKED: LEDGER_LOCKED,
    sqlcipher.SQLITE_READONLY: LEDGER_READ_ONLY,
    sqlcipher.SQLITE_CANTOPEN: LEDGER_READ_ONLY,
    sqlcipher.SQLITE_NOTADB: LEDGER_DAMAGED,
    sqlcipher.SQLITE_CORRUPT: LEDGER_DAMAGED,
}


def connect(path: Path, key: str, *, create: bool = False) -> Any:
    """Open one connection with every pragma set and read back. Raises StorageProblem."""
    if not create and not path.is_file():
        raise StorageProblem(LEDGER_MISSING, name=path.name)
    if not create and path.stat().st_size == 0:
        raise StorageProblem(NOT_A_LEDGER, name=path.name)
    try:
        with contextlib.ExitStack() as on_trouble:
            connection = sqlcipher.connect(
                str(path), timeout=5.0, isolation_level=None, check_same_thread=False, cached_statements=256
            )
            on_trouble.callback(connection.close)
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            _set_pragmas(connection)
            on_trouble.pop_all()
    except sqlcipher.Error as problem:
        if code_of(problem) in (sqlcipher.SQLITE_NOTADB, sqlcipher.SQLITE_CORRUPT):
            raise StorageProblem(NOT_A_LEDGER, name=path.name) from problem
        raise explain(problem) from problem
    return connection


def _set_pragmas(connection: Any) -> None:
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and str(row[0]).lower() != str(value):
            raise StorageProblem(SETTINGS_REFUSED, name=name)
    connection.execute("PRAGMA cache_spill = OFF")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")


def open_engine(path: Path, key: str, *, create: bool = False) -> Engine:
    """Give an engine whose transactions begin when told: plain for reads, IMMEDIATE for writes."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key, create=create),
        module=sqlcipher,
        poolclass=QueuePool,
        hide_parameters=True,
        pool_size=3,
        max_overflow=5,
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        mode = connection.get_execution_options().get("begin", "")
        connection.exec_driver_sql(f"BEGIN {mode}".strip())

    @event.listens_for(engine, "checkin")
    def end(connection: Any, _record: Any) -> None:
        """End a transaction whose commit was refused (a reference would dangle): SQLite leaves it open."""
        if connection is not None and connection.in_transaction:
            connection.execute("ROLLBACK")

    return engine


def code_of(problem: BaseException) -> int:
    """Give SQLite's primary result code of a driver error, 0 if it has none."""
    return int(getattr(problem, "sqlite_errorcode", 0) or 0) & 0xFF


def explain(problem: BaseException) -> DoorbookError:
    """Turn a driver error into the trouble it stands for; a bug in our SQL is raised as it is."""
    code = _CODES.get(code_of(problem))
    if code is None:
        code = _by_message(str(problem))
    if code is None:
        raise problem
    return StorageProblem(code)


def _by_message(message: str) -> str | None:
    known = {
        "locked": LEDGER_LOCKED,
        "full": DISK_FULL,
        "disk I/O": DISK_FULL,
        "readonly": LEDGER_READ_ONLY,
        "malformed": LEDGER_DAMAGED,
        "not a database": LEDGER_DAMAGED,
        "unable to open": LEDGER_READ_ONLY,
    }
    return next((code for words, code in known.items() if words in message), None)


@contextlib.contextmanager
def named_troubles() -> Iterator[None]:
    """Within the block, driver errors come out as StorageProblem."""
    try:
        yield
    except DBAPIError as problem:
        original = problem.orig
        if original is None or isinstance(original, sqlcipher.IntegrityError | sqlcipher.ProgrammingError):
            raise
        raise explain(original) from problem
    except sqlcipher.OperationalError as problem:
        raise explain(problem) from problem
