"""An empty stand-in: `importlib` imports it for files that do not exist here."""
