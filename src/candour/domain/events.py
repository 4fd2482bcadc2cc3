"""Every event that the ledger may hold: `room:thing:verb` and its meaning in one sentence.

The only place where event names stand. A name is never used again for something else. A room adds
its own names under its own heading; the ledger refuses a name that is not here.
"""

EVENTS: dict[str, str] = {
    # ledger
    "ledger:words:erased": "The words behind an event were erased, on a named lawful ground.",
    "ledger:hold:placed": "Somebody placed a legal hold on a thing, so that nothing of it may be erased.",
    "ledger:hold:lifted": "Somebody lifted a legal hold.",
    "ledger:erasure:refused": "Somebody asked for erasure of what is under legal hold, and it was kept.",
    # jobs
    "jobs:job:died": "A piece of work failed as often as it may and waits for a person.",
    "jobs:job:revived": "A person asked for a dead piece of work to be tried again.",
}
