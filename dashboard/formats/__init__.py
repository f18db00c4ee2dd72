"""How Django writes dates in its own pages and in templates, a folder a language: as the pages of the site do."""
