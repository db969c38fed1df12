"""Examine a receipt without the desk: no server, no database, no network. Pure; serves `mesa verificar`."""
