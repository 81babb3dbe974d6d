"""The process that opens a foreign file: it may crash, hang or be killed without harm to anybody.

`python -m outreach.roster.reader_process FILE` writes the grids, or one refusal, to standard output as JSON.
In a frozen program the same executable is started with `READER_FLAG FILE` instead.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from outreach.errors import UserMistake
from outreach.roster import limits, refusals
from outreach.roster.container import FileKind, look
from outreach.roster.fences import fence_in
from outreach.roster.grid import Grids, dump

READER_FLAG = "--read-roster"


def read_here(path: Path) -> Grids:
    """Read a file in this process; raises UserMistake. Only for the reading process and its tests."""
    kind = look(path)
    if kind is FileKind.TEXT:
        from outreach.roster.text_file import read_text

        return read_text(path)
    if kind is FileKind.HTML:
        from outreach.roster.html_table import read_html

        return read_html(path)
    if kind is FileKind.XML:
        from outreach.roster.xml_table import read_xml_table

        return read_xml_table(path)
    from outreach.roster.workbook import read_workbook, read_zip

    if kind is FileKind.ZIP:
        return read_zip(path)
    from outreach.roster.compound import check_compound
    from outreach.roster.xls_marks import mark_struck
    from outreach.roster.xls_reach import check_reach

    check_compound(path)
    data = path.read_bytes()
    check_reach(data, path.name)
    grids = read_workbook(path, "xls")
    mark_struck(grids, data)
    return grids


def main(file: str) -> int:
    """Read one file inside the fences and answer on standard output; nothing of it is garbage."""
    gc.disable()
    fence_in(limits.MEMORY_BYTES, limits.SECONDS)
    try:
        answer = dump(read_here(Path(file)))
    except UserMistake as mistake:
        answer = json.dumps({"refused": mistake.code, "values": mistake.values}).encode()
    except MemoryError:
        answer = json.dumps({"refused": refusals.TOO_BIG, "values": {"name": Path(file).name}}).encode()
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
