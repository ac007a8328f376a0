"""The views of the page: what each address gives."""
