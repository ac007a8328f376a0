"""A package, so that its fixtures may have a file of the same name as those of other folders."""
