"""The sources of the verify.py in a bundle; `joining` makes them one file.

Standard library only, and no names but those of a part that stands before it in
`joining.PARTS`: auditors run this without the application.
"""
