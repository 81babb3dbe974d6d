"""The window, in Qt Widgets. It stands on outreach.workspace and on nothing below it.

How a page is made
------------------
1. Folder `ui/pages/<id>/` with `page.py`, and as needed `form.py`, `columns.py`, ... The id, the word and
   the class name stand in `ui/pages/__init__.py`; the page shows on the rail as soon as page.py exists.
2. `class TodayPage(Page)`: build widgets in `__init__(self, ctx)` after `super().__init__(ctx)`;
   `open(**args)` takes what `ctx.navigate("today", unit_id=...)` sent; `refresh(kinds)` reads and fills.
   The window calls `open`, then `refresh(frozenset())`, when the page comes on screen, and
   `refresh(kinds)` after each commit while it is on screen. `can_leave()` keeps the draft.
   `scanned(code)` and `searched(text)` return True when the page itself takes them.
   `waiting(workspace)` counts what waits there, for the rail.
3. Text scale, colours or language changed: the window throws pages away and builds them anew, then calls
   `open(**memory())`. So sizes may be computed once, in `__init__`, with `theme.px(36)`.
4. Read with `ctx.workspace.ask(query, ...)` when it is quick; write with `ctx.workspace.run(action, ...)`;
   what can take over 0.3 s goes through `ctx.tasks.run(title, work, done=..., failed=...)`, where
   `work(report)` runs on the ledger's thread and the callbacks come on the window's (never after the page
   is gone, if they are methods of a widget). Known errors:
   `show_at_fields(problem, {"field": Field})`, else `ctx.trouble(problem)`.
5. Keys are commands: a row in `ui/commands.py` with the page's id, connected in `__init__` by
   `ctx.commands["visit.save"].triggered.connect(self.save)`; show the key on the button with
   `Button(text, name="save", keys=ctx.commands.keys("visit.save")).does(ctx.commands["visit.save"])`.
6. After saving: `ctx.toast("…")`. After a scan: `ctx.band("saved", words, detail, undo=True)`.

Parts (ui/widgets)
------------------
theme.px(n) font(step, bold) color(token) · icons.pixmap(name, token, size) · Text Elided IconMark ·
Card(title) .head .body, Notice, rule(), scrolled(), clear(layout) · Button(text, kind, name=, icon=, keys=),
kinds primary secondary quiet danger · Chip · ChoiceRow([Option(code, text, key)]) · Counter · FlowLayout ·
LineEdit DropDown CheckBox · Field(label, control) .show_problem() · DateField TimeField · EmptyState ·
GroupBar · StateGlyph, paint_state(), state_words() · KeyHint · FloatingPanel · draw_marked() ·
words.day_words() moment_words() rate_words() ago_words(). Lists: ui/tables (Column, PagedModel, Table).
Margins: 24 at the sides, 16 above and below; 16 between cards, 8 inside a group.

A custom-painted widget sets the property `ring` to "none" when it shows the keyboard focus itself.
"""
