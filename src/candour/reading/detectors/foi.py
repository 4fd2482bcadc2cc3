"""A request for recorded information under the Freedom of Information Act: it is valid in a public post,
and a clock starts."""

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import detector

_RECORDS = (
    r"(?:copy|copies|minutes|e?-?mails?|correspondence|records?|figures|data|numbers?|statistics|"
    r"documents?|reports?|contracts?|spreadsheets?|breakdown|information|details|amount|cost|costs|"
    r"spend|spending|list|policy|policies|expenses|salary|salaries|invoices|complaints)"
)

FOI = detector(
    Flag.FOI,
    {
        ("named"): (
            r"\b(?:freedom of information|foi(?:a|s|'d|ing|'ing)?\b|f\.o\.i\.?|(?:environmental "
            r")?information regulations|\beir request|information request|request (?:for|of) (?:recorded "
            r")?information|under the (?:\w{3,12} ){0,3}act 2000|publication scheme)\b|\bfoi\b|"
            r"\bf\.o\.i\b"
        ),
        ("disclose"): (
            r"\b(?:disclose|release|publish|supply|provide|furnish) (?:me with |us with |to me "
            rf")?(?:~)?\b{_RECORDS}\b (?:~)?(?:relating|between|about|on|for|of|from|since|held|concerning|"
            r"regarding|in (?:20\d\d|the last))\b|\b(?:will|please|when will) (?:you |the trust |the "
            r"board )?(?:disclose|release|publish) the\b"
        ),
        ("asks the trust"): (
            r"\b(?:please|i (?:am|'m|would like to|wish to|hereby|want to)|i'd like to|can you|could you|"
            r"kindly|would you) (?:~)?(?:request(?:ing)?|ask(?:ing)? for|provide|supply|send|have|see|"
            rf"obtain|confirm|tell me) (?:~)?(?:all |the |a |any |me )?{_RECORDS} (?:~)?(?:relating to|"
            r"between the|held by|of (?:all|the|any) (?:minutes|e-?mails|correspondence|contract|board|"
            r"complaints|spending)|(?:you|the trust|the board) (?:hold|holds|spent|paid|has|have))\b"
        ),
        ("how much"): (
            r"\bhow (?:much|many) (?:~)?(?:has|did|does|have|do|was|were|is) (?:the |your |this "
            r")?(?:trust|hospital|board|nhs|you|been|it) (?:~)?(?:spent|spend|pay|paid|cost|costs|spent "
            r"on|received|recorded|employ|lost|settle|settled|written off|claimed) (?:~)?(?:(?:in|since|"
            r"between|over|during|for each|last|on|to|from) (?:20\d\d|the (?:last|past|financial)|each|"
            r"every|year|agency|consult\w{3,8}|management|legal|lawyers?|private|pr\b|branding|the (?:new|"
            r"logo|rebrand)|five|three|locums?|bonuses|compensation|catering))"
        ),
        ("spent on"): (
            r"\bhow much (?:did|has|does|do|have) (?:the |your |this )?(?:trust|hospital|board|nhs trust) "
            r"(?:spend|spent) (?:on|for)\b|\bhow much (?:did|have|has|do) (?:you|it) (?:spend|spent) on\b"
        ),
        ("document wanted"): (
            r"\b(?:i'd like|i would like|can i have|could i have|may i have|can i see|i want|let (?:me|"
            r"us) see|"
            r"show (?:me|us)|(?:love|like) to (?:see|read|have)|publish|where can i (?:get|read|see)) "
            r"(?:to see |to read |a copy of |copies of |sight of )?(?:the minutes|(?:the |your |that |"
            r"all the )?"
            r"(?:\w{2,12} )?(?:contracts?(?! (?:nurse|cleaner|staff|porter))|invoices?|business case|"
            r"actual document|board papers|incident report|audits?|risk assessments?|breakdown|board minutes|"
            r"accounts(?! (?:office|department|team))|(?:wait(?:ing)? times?|figures|numbers) you(?:'ve|"
            r" have) "
            r"(?:got |written )?))\b"
        ),
        ("act"): (
            r"\b(?:i|we) (?:am |are |'m |'re )?(?:entitled|legally entitled|have a right|have the right) "
            r"(?:to )?(?:~)?(?:information|know (?:under|by law)|see (?:the|all) (?:records|minutes|"
            r"e-?mails|documents))\b|\b(?:20|twenty) working days\b|\brecorded information\b"
        ),
    },
    except_for=r"\b(?:foil|foist|information (?:desk|leaflet|board|sheet|screen)s?)\b",
)
