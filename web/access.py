"""Who may come in: names the room answers to, and accounts of a password file."""

import hashlib
import hmac
import ipaddress
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from tasks.errors import UsageError

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
USER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
LINE = re.compile(r"([^:\s]+):scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([0-9a-f]{32})\$([0-9a-f]{64})")
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]")
SHORTEST = 8  # letters of a password
COST = (2**14, 8, 1)  # of scrypt: 16 MB and some 50 ms a try
DEAREST = (2**17, 16, 4)
MEMORY = 512 * 2**20
MOST_BYTES = 1_000_000  # of a password file


@dataclass(frozen=True, slots=True)
class Account:
    """A reader: a name, and what scrypt makes of the password."""

    user: str
    salt: bytes = field(repr=False)
    digest: bytes = field(repr=False)
    cost: tuple[int, int, int] = COST


@dataclass(frozen=True, slots=True)
class Access:
    """How the room is entered. Without accounts nobody is asked, and ``check_bind`` keeps it on this machine."""

    accounts: tuple[Account, ...] = ()
    hosts: tuple[str, ...] = ()  # names it is reached by beside those of the loopback, without port
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)  # signs forms

    def __post_init__(self) -> None:
        for host in self.hosts:
            if not HOST.fullmatch(host):
                raise UsageError(
                    "host", f"{host!r} is no name of a machine; write it as briefing.example, without port"
                )

    def knows(self, host: str) -> bool:
        """Whether ``host``, a Host header in lower case, is a name of ours: other names are tricks of foreign pages."""
        name, port = host, ""
        if not host.endswith("]") and ":" in host:
            name, _, port = host.rpartition(":")
        return name in (*LOOPBACK, *self.hosts) and (not port or (port.isascii() and port.isdigit()))


def check_bind(host: str, access: Access) -> None:
    """Raise ``UsageError`` where listening on ``host`` would let the network in without a password."""
    if not access.accounts and not _is_loopback(host):
        raise UsageError(
            "host", f"{host or 'every address'!r} is open to the network; give a password file, or listen on 127.0.0.1"
        )


def make_line(user: str, password: str) -> str:
    """A line for the password file; raises ``UsageError`` for a name or a password that will not do."""
    if not USER.fullmatch(user):
        raise UsageError("user", f"{user!r} will not do; use letters, digits, and . _ @ -")
    if len(password) < SHORTEST:
        raise UsageError("password", f"is too short; use at least {SHORTEST} letters")
    salt = secrets.token_bytes(16)
    n, r, p = COST
    return f"{user}:scrypt${n}${r}${p}${salt.hex()}${_scrypt(password, salt, COST).hex()}"


def read_accounts(path: Path) -> tuple[Account, ...]:
    """The accounts of a password file; raises ``UsageError`` that names the line, never what stands in it."""
    try:
        data = path.read_bytes()[:MOST_BYTES]
        lines = data.decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(path), "cannot be read; name a password file that exists") from error
    found: dict[str, Account] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        account = _account(line.strip())
        if account is None or account.user in found:
            fault = "names a reader again" if account else "is no line of a password file"
            raise UsageError(str(path), f"line {number} {fault}; make one anew")
        found[account.user] = account
    if not found:
        raise UsageError(str(path), "holds no account; add a line for each reader")
    return tuple(found.values())


def admits(access: Access, user: str, password: str) -> bool:
    """Whether ``password`` is that of ``user``; takes as long for a name that nobody has."""
    account = next((a for a in access.accounts if hmac.compare_digest(a.user.encode(), user.encode())), None)
    stand_in = Account("", bytes(16), bytes(32), access.accounts[0].cost if access.accounts else COST)
    tried = account or stand_in
    same = hmac.compare_digest(_scrypt(password, tried.salt, tried.cost), tried.digest)
    return same and account is not None


def _account(line: str) -> Account | None:
    match = LINE.fullmatch(line)
    if not match or not USER.fullmatch(match[1]):
        return None
    n, r, p = int(match[2]), int(match[3]), int(match[4])
    cheap = n < 2**12 or n & (n - 1) or not r or not p
    if cheap or any(given > most for given, most in zip((n, r, p), DEAREST, strict=True)):
        return None
    return Account(match[1], bytes.fromhex(match[5]), bytes.fromhex(match[6]), (n, r, p))


def _scrypt(password: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    n, r, p = cost
    said = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(said, salt=salt, n=n, r=r, p=p, maxmem=MEMORY, dklen=32)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
