"""What is in a copy of the ledger, for those who choose one."""

from outreach.storage.backup_contents import ContentsSummary, LossSummary

__all__ = ["ContentsSummary", "LossSummary"]
