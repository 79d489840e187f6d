"""Views: what a story comes to, in the forms that people and programs take it in."""
