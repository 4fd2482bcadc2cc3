"""How people come in and go: invitations, lists of people, a trust's own sign-in, leavers."""
