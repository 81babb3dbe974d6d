"""The summary for the office (简报): drafted from the figures, every number a field that names its figure."""
