"""The list of households and the wall chart."""
