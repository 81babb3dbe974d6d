"""The ledger file: encryption, pragmas, explicit transactions, history, migrations, copies."""
