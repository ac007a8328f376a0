"""The fixed words of each language, and sentences made with them."""
