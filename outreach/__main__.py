"""python -m outreach: every job of the window without a screen."""

import sys

from outreach.roster.reader_process import READER_FLAG
from outreach.roster.reader_process import main as read_roster

if __name__ == "__main__":
    if sys.argv[1:2] == [READER_FLAG]:  # a frozen program starts itself to read a roster apart
        sys.exit(read_roster(sys.argv[2]))
    from outreach.cli import main

    sys.exit(main())
