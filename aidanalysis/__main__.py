"""Run the command line with ``python -m aidanalysis``."""

import sys

from aidanalysis.cli import main

sys.exit(main())
