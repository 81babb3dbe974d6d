"""The papers that can be printed, shelf by shelf: an entry each, with its words and choices."""
