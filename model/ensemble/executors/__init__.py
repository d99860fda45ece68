"""Engines that carry out many tasks side by side: processes of this machine, or a Dask cluster."""

from model.ensemble.executors.executor import Died, Executor, ExecutorError, ForeignWorkerError
from model.ensemble.executors.processes import Processes

__all__ = ["Died", "Executor", "ExecutorError", "ForeignWorkerError", "Processes"]
