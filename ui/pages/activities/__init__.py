"""Activities other than visits: the ledger, its rules, the WeChat groups, people and vehicles sent out."""
