"""Photos day by day: looked at, named, taken off; new ones dropped in or chosen."""
