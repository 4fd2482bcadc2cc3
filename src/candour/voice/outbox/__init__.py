"""The outbox: every approved copy goes out exactly once, or a person is asked to look.

queued --claim--> sending --receipt--> published
  ^                 |  `--clean no---> failed | queued again
  |                 `--anything else-> unknown --look--> published
  `------------- surely not there --------'       `----> asked (a person looks)
"""
