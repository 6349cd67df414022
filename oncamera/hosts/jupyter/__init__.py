"""The widgets in a running notebook. The only place that imports anywidget."""
