"""Units for systemd, hardened: web, worker, the nightly backup, and a look each morning if all is well."""

from dataclasses import dataclass
from pathlib import Path

SHUT = """NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
CapabilityBoundingSet=
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
UMask=0077"""
"""What a process may not do: gain rights, write beyond its own folders, see devices, load modules."""

LIVE = """Type=exec
Restart=always
RestartSec=2
KillMode=mixed
TimeoutStopSec=60"""
"""Kept alive; a stop gives 40 seconds to end what was begun."""


@dataclass(frozen=True)
class Place:
    """Where things are. `database` is PostgreSQL's address or empty, and then stands in the settings file."""

    project: Path
    data: Path
    backups: Path
    settings: Path
    user: str
    port: int


def units(place: Place) -> dict[str, str]:
    """This will give the units by file name."""
    serve = f"serve --port {place.port}"
    return {
        "candour-prepare.service": _service(
            place, "Candour's tables and static files", "prepare", "Type=oneshot\nRemainAfterExit=yes"
        ),
        "candour-web.service": _service(
            place, "Candour's pages", f"{serve} --web-only", LIVE, is_wanted=True
        ),
        "candour-worker.service": _service(
            place, "Candour's worker", f"{serve} --worker-only", LIVE, is_wanted=True
        ),
        "candour-backup.service": _service(
            place, "Candour's backup", f"backup {place.backups} --keep 14", "Type=oneshot", place.backups
        ),
        "candour-backup.timer": _timer("Candour's backup each night", "*-*-* 02:15"),
        "candour-doctor.service": _service(
            place, "Whether all is well with Candour", "doctor", "Type=oneshot"
        ),
        "candour-doctor.timer": _timer("A look at Candour each morning", "*-*-* 07:00"),
    }


def _service(
    place: Place,
    about: str,
    command: str,
    kind: str,
    *writes: Path,
    is_wanted: bool = False,
) -> str:
    after = (
        "network-online.target" if command == "prepare" else "network-online.target candour-prepare.service"
    )
    needs = "" if command == "prepare" else "Requires=candour-prepare.service\n"
    folders = " ".join(str(each) for each in (place.data, *writes))
    wanted = "\n[Install]\nWantedBy=multi-user.target\n" if is_wanted else ""
    return f"""[Unit]
Description={about}
Wants=network-online.target
After={after}
{needs}
[Service]
{kind}
User={place.user}
Group={place.user}
WorkingDirectory={place.project}
EnvironmentFile=-{place.settings}
Environment=CANDOUR_DATA={place.data} PYTHONDONTWRITEBYTECODE=1
ExecStart={place.project}/candour {command}
ReadWritePaths={folders}
{SHUT}
{wanted}"""


def _timer(about: str, when: str) -> str:
    return f"""[Unit]
Description={about}

[Timer]
OnCalendar={when}
RandomizedDelaySec=10m
Persistent=yes

[Install]
WantedBy=timers.target
"""
