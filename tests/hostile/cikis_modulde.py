# Leaves by sys.exit while loading -> raised SystemExit
import sys

sys.exit()
