"""What the command line says and does; a package of its own, so that its tests share helpers."""
