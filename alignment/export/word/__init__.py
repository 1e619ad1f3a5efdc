"""The parts of a Word file: markup, styles, notes, tables, and the package around them."""
