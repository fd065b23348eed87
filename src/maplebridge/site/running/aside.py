"""Runs something heavy once in a process of its own, so that a lean supervisor stays lean. Not for daemons."""

import os
import sys
import traceback
from collections.abc import Callable


def run_aside(act: Callable[[], int]) -> int:
    """The exit code of `act`, run in a fork of this process; call it before any thread is started."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        code = act()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        code = 130
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
