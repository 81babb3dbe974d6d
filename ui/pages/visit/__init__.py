"""走访: one door after another, each typed up in one short form."""
