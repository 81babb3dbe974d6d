"""The page on which an office's own workbook is learned: click a cell, say what belongs there."""
