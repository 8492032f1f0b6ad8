"""Where the frozen program begins. Imports nothing heavy: the worker process begins here too."""

import sys

from briefline.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
