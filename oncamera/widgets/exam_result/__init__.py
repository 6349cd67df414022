"""The widget `exam_result`."""
