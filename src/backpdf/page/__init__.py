"""The local page: choosing, changing, looking at and printing a sheet in a browser on the same computer."""
