"""What developers run by hand: extracts, browser, picture. Nothing of the atlas imports it."""
