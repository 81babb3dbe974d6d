"""Reads: frozen rows for screens, papers and reports."""
