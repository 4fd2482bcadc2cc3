"""Backups: one file, made while Candour runs, encrypted for a key kept elsewhere, proved when restored.

The file is an age file (age-encryption.org) around a gzipped tar, so that other tools can open it too:

    age --decrypt -i KEY FILE | tar -xz

    candour-backup.json   what made it; read first, so that a newer Candour's backup is refused early
    database              SQLite's own copy, or pg_dump's custom form
    folder/...            everything in the data folder that is not made again at the start
    manifest.json         counts, the ledger's head, and the sha256 of each part; it stands last
"""
