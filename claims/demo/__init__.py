"""The demonstration: reads `fixtures/`, checks it, builds it through operations.

Stands beside the commands, above the operations, and is used by `load_demo` only.
"""
