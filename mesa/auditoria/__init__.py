"""`mesa auditar`: does what is stored still say what was filed? Each finding is one sentence.

What it leans on, in order: each file's SHA-256; the chain of acts; the seals of the receipts, which hold the digest of
their act; and the sealed daily closings. Who can rewrite rows can rewrite the chain, but not the last two without the
institution's key. Rows and files are read in a stream: a million acts take no more memory than a thousand.
"""

from mesa.auditoria.informe import auditar, informar

__all__ = ["auditar", "informar"]
