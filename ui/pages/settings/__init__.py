"""Settings: the village, who goes to the doors, how the window looks, copies of the ledger."""
