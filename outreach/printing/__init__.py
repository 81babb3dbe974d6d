"""Paper: everything Doorbook prints, drawn from plain data to PDF, to the millimetre."""
