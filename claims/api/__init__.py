"""The read-only JSON interface: what it gives, how it is asked, what it says of itself.

Every address is declared once (`endpoints.Endpoint`). The view, the checks of its
parameters, the OpenAPI description and the page for people are made of that
declaration, so none of them can tell something else than the others.
"""
