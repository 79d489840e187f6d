"""Export: readings, in the forms that people and programs take them in."""
