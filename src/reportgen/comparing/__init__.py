"""Two states of a workspace, compared by what their documents print."""
