"""The worker processes of a run, as the system sees them."""

import psutil


def workers(pid=None):
    """Those of this process or another; multiprocessing keeps a tracker of its own beside them."""
    try:
        children = psutil.Process(pid).children()
    except psutil.NoSuchProcess:
        return []
    return [child for child in children if "spawn_main" in _command(child)]


def _command(process):
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def gone(processes):
    """Whether they end, and soon, for all that the machine may be busy with."""
    _, alive = psutil.wait_procs(processes, timeout=120)
    return not alive
