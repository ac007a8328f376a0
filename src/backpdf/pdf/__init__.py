"""How a handout is printed: pages, pictures, fonts and structure tags."""
