"""The campaign: name, dates, what is explained and what is given."""
