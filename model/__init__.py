"""Belt and Road scenario model: Kazakhstan, China and Russia, in ensembles of runs."""

__version__ = "0.1.0"
