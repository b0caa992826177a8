"""Files of claims and of other people's checks, read record by record; no database.

A file is never held in memory as a whole. What cannot be read at all raises
FileRefused; what is wrong with one record becomes a `Fault` that names the place.
"""
