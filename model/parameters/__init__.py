"""Parameters: what each number of the model is, where it comes from and how sure it is."""

from model.parameters.distribution import Distribution
from model.parameters.registry import Parameter, parameter_registry
from model.parameters.values import Values

__all__ = ["Distribution", "Parameter", "Values", "parameter_registry"]
