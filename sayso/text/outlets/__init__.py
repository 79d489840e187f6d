"""Outlets: wires, papers and broadcasters under their names and domains, and the owners under which they count once.

The table was compiled for this project from public facts (what outlets, their owners and registers say of
themselves), as of 2025; it takes no other collection over and stands under the project's licence. A public
broadcaster that edits for itself is its own owner; what a state directs belongs to that state.
"""

from sayso.text.outlets.outlet import Kind, Outlet, Outlets
from sayso.text.outlets.table import outlets

__all__ = ["Kind", "Outlet", "Outlets", "outlets"]
