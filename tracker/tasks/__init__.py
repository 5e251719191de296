"""Named tasks: the promises of a plan that have no figure, read by rules."""
