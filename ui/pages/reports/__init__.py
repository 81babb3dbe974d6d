"""Reports: the sheet as the office gets it, each figure led back to its doors."""
