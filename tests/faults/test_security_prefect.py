"""The Prefect server of serve keeps to this machine and lets in nobody without its password, as Prefect itself reads it."""

import json
import subprocess
import sys
from pathlib import Path

from flows import configuration
from flows.remote import Server
from flows.serve import environ

READ = """
import json
from prefect.settings import get_current_settings
s = get_current_settings()
print(json.dumps({
    "password": s.server.api.auth_string.get_secret_value(), "origins": s.server.api.cors_allowed_origins,
    "forms": s.server.api.csrf_protection_enabled, "ours": s.api.auth_string.get_secret_value(),
    "client": s.client.csrf_support_enabled, "host": s.server.api.host, "analytics": s.server.analytics_enabled,
    "page": s.server.ui.api_url, "api": s.api.url, "home": str(s.home), "shown": repr(s.server.api.auth_string)}))
"""


def test_prefect_reads_our_settings_as_we_mean_them(tmp_path: Path) -> None:
    toml = tmp_path / "daybrief.toml"
    toml.write_text("")
    held = configuration.load({}, str(toml))
    server = Server("http://127.0.0.1:4307/api", "daybrief:canary-password")
    stranger = {"PREFECT_SERVER_API_HOST": "0.0.0.0", "PREFECT_SERVER_API_AUTH_STRING": "", "PREFECT_PROFILE": "other"}
    env = environ(held, server, {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **stranger})
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", READ],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["password"] == told["ours"] == "daybrief:canary-password"
    assert "canary" not in told["shown"]
    assert told["origins"] == "http://127.0.0.1:4307"
    assert told["forms"] is True
    assert told["client"] is True
    assert told["host"] == "127.0.0.1"
    assert told["analytics"] is False
    assert told["api"] == told["page"] == server.api
    assert Path(told["home"]).is_relative_to(held.output)
