"""Handouts: the stock a kind, entry by entry, and what hangs outside."""
