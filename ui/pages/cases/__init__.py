"""Local cases and their back-trace, and the payments that were stopped."""
