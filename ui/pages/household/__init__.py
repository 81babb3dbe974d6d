"""The card of one household."""
