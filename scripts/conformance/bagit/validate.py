"""Asks bagit-python whether the bag in a folder is complete and its every digest right. One JSON line."""
import json
import logging
import sys

import bagit

logging.disable(logging.CRITICAL)
try:
    bag = bagit.Bag(sys.argv[1])
    bag.validate()
    print(json.dumps({"valid": True, "details": [], "algorithms": bag.algorithms, "files": len(bag.payload_entries())}))
except bagit.BagError as error:
    details = [str(detail) for detail in getattr(error, "details", [])] or [str(error)]
    print(json.dumps({"valid": False, "details": details, "algorithms": [], "files": 0}))
