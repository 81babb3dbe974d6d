"""python -m outreach: every job of the window without a screen."""

import sys

from outreach.cli import main

if __name__ == "__main__":
    sys.exit(main())
