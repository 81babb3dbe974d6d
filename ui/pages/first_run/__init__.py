"""The first page: new ledger, open, demo village, from a backup."""
