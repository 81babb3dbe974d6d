"""The page 上报: what is owed to the offices, what went out, what came late since."""
