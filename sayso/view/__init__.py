"""Views: statements, links and rulings as of a moment → claims with their roots and standing; pure."""
