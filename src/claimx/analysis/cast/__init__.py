"""The cast of an article: who is in it, under which names, and so who speaks."""
