"""Word files as zip packages of XML parts: read with bounds, written with the same bytes every time."""
