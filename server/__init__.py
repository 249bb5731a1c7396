"""The atlas as a small web server: it parses, calls geo once, and answers. It draws and computes nothing itself."""
