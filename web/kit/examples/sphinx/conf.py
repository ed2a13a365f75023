import os

project = "A course"
extensions = ["interleave_kit.sphinx_extension"]
interleave_playground = os.environ.get("PLAYGROUND", "https://example.org/interleave/")
html_theme = "alabaster"
