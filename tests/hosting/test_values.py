"""The values for Zero to JupyterHub: only what was held against the chart's own schema, and no secret."""

import yaml

from oncamera.version import VERSION
from tests.conftest import ROOT

TEXT = (ROOT / "hosting" / "values.yaml").read_text()
VALUES = yaml.safe_load(TEXT)
# Held against values.schema.yaml of chart 4.4 (2026-11-25). A new key? `helm template` with it first, then add it here.
KNOWN = {
    "cull.enabled": bool,
    "cull.every": int,
    "cull.timeout": int,
    "hub.config": dict,
    "ingress.enabled": bool,
    "ingress.hosts": list,
    "ingress.tls": list,
    "proxy.service.type": str,
    "scheduling.podPriority.enabled": bool,
    "scheduling.userPlaceholder.enabled": bool,
    "scheduling.userPlaceholder.replicas": int,
    "singleuser.cpu.guarantee": float,
    "singleuser.cpu.limit": int,
    "singleuser.defaultUrl": str,
    "singleuser.image.name": str,
    "singleuser.image.tag": str,
    "singleuser.memory.guarantee": str,
    "singleuser.memory.limit": str,
    "singleuser.networkPolicy.egressAllowRules.nonPrivateIPs": bool,
    "singleuser.storage.type": str,
}


def leaves(record: dict, path: str = "") -> dict[str, type]:
    """Name each value by its path; what the hub's programs read (`hub.config`) is one value to the chart."""
    found = {}
    for key, value in record.items():
        here = f"{path}{key}"
        found |= leaves(value, f"{here}.") if isinstance(value, dict) and here != "hub.config" else {here: type(value)}
    return found


def test_every_value_is_one_that_the_chart_knows():
    assert leaves(VALUES) == KNOWN


def test_the_image_is_pinned_to_this_version_of_the_course():
    assert VALUES["singleuser"]["image"]["tag"] == VERSION


def test_a_server_opens_on_a_notebook_that_is_there():
    path = VALUES["singleuser"]["defaultUrl"].removeprefix("/lab/tree/")
    assert (ROOT / path).is_file()


def test_no_secret_is_written_down():
    assert "client_secret:" not in TEXT
