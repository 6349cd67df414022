"""The widget `ledger`."""
