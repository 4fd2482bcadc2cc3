"""Words that the public pages share: what is kept, and for how long."""

KEPT_FOR = (
    "We keep what you tell us for up to 10 years, the time that the NHS keeps complaints for. "
    "You can take it back from your private link whenever you like."
)
# The Records Management Code of Practice has 10 years for complaint files. Check with your records manager.

STAFF_NAMES = (
    "Name staff you want to thank: their first name stays in. Staff who are criticised are not named on "
    "our page. If we leave a name out, we tell you."
)
