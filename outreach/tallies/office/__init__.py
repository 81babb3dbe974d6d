"""The office's own workbook, refilled: only the mapped cells change, every other part stays as it was."""
