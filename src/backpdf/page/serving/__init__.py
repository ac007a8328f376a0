"""Serving the page on this computer alone: the socket, who is let in, and the guard before every request."""
