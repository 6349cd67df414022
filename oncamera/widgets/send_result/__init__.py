"""The widget `send_result`."""
