"""Lists: one paged model and one view, columns described by data.

`model = PagedModel([Column("head", tr("Head"), lambda row: row.head)], load=lambda ids: rows, ticks=True)`,
`table = Table(model, ctx.settings, name="households")`, then `model.set_ids(ids)`; put the table into a
`TableCard` for the frame of the pictures.
"""

from ui.tables.card import SelectionBar, TableCard
from ui.tables.columns import Column
from ui.tables.model import Load, PagedModel, Take
from ui.tables.view import Table

__all__ = ["Column", "Load", "PagedModel", "SelectionBar", "Table", "TableCard", "Take"]
