"""The charts of the page, as plain Plotly figures: pure functions of what is shown."""
