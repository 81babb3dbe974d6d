"""What one foreign file may cost; a roster of a large village needs a small part of it."""

from __future__ import annotations

FILE_BYTES = 64 * 2**20
INFLATED_BYTES = 256 * 2**20
ENTRIES = 5_000
SHEETS = 1_500
ROWS = 200_000
COLUMNS = 2_048
CELLS = 4_000_000
CELL_CHARACTERS = 32_767
ANSWER_BYTES = 256 * 2**20
MEMORY_BYTES = 480 * 2**20
SECONDS = 8
