"""One sheet: the form as a plan, its check, its preview, and what there is to choose from."""
