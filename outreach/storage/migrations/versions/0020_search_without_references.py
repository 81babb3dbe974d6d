"""Search keys without references: they are made anew with their households, never followed by a cascade.

The text of a table's schema may lose references in place; building the tables anew would take a county's
ledger of five million keys a minute. See "Making Other Kinds Of Table Schema Changes" in SQLite's manual.
"""

from alembic import op

revision = "0020"
down_revision = "0019"
REFERENCES = {
    "search_entry": "fk_search_entry_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)",
    "search_key": "fk_search_key_entry_id FOREIGN KEY(entry_id) REFERENCES search_entry (id)",
}
REST = "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"


def upgrade() -> None:
    """Drop the two references."""
    if op.get_bind().dialect.name != "sqlite":
        for table, reference in REFERENCES.items():
            op.drop_constraint(reference.split()[0], table)
        return
    op.execute("PRAGMA writable_schema = ON")
    for table, reference in REFERENCES.items():
        clause = f", \n\tCONSTRAINT {reference} {REST}"
        op.execute(f"UPDATE sqlite_master SET sql = replace(sql, '{clause}', '') WHERE name = '{table}'")
    op.execute("PRAGMA writable_schema = RESET")
