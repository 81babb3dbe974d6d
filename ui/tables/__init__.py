"""Lists: one paged model and one view, columns described by data."""
