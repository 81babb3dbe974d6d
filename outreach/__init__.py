"""Doorbook's core: the ledger of door-to-door outreach, everything that needs no screen."""

__version__ = "0.1.0"
