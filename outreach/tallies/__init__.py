"""Every reported figure, defined once: for the screen, the weekly workbook and the command's JSON."""
