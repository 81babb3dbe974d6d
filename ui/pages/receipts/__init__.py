"""回执: printed sheets taken out, brought back and typed up in the paper's own order."""
