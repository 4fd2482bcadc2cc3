"""The people of St Brannoc's, all invented: the cast of the story first, then their colleagues."""

from dataclasses import dataclass

from candour.domain.roles import Right, Role
from candour.domain.sites import SiteKind


@dataclass(frozen=True)
class Part:
    """One invented person: `key` is how the story calls them, `rights` what they may send without waiting."""

    key: str
    first_name: str
    last_name: str
    job_title: str
    team: str
    group: str
    roles: frozenset[Role] = frozenset({Role.WRITER})
    rights: tuple[Right, ...] = ()

    @property
    def email(self) -> str:
        return (
            f"{self.first_name}.{self.last_name}@stbrannocs.example".lower().replace(" ", "").replace("'", "")
        )


SITES: dict[str, tuple[str, ...]] = {
    "St Brannoc's Hospital": (
        "Emergency department",
        "Juniper ward",
        "Rowan ward",
        "Maternity",
        "Children's ward",
        "Outpatients",
        "Portering",
        "Communications",
        "Trust office",
    ),
    "Tarka Community Hospital": ("Heron ward", "Minor injuries unit", "Physiotherapy"),
    "Saltmarsh Clinic": ("Eye clinic", "Blood tests", "Sexual health"),
}
KINDS: dict[str, SiteKind] = {
    "Tarka Community Hospital": SiteKind.COMMUNITY,
    "Saltmarsh Clinic": SiteKind.COMMUNITY,
}
"""What sort of place a site is; the others are hospitals."""
GROUPS: dict[str, str] = {
    "Nurses and midwives": "NMC",
    "Doctors": "GMC",
    "Therapists": "HCPC",
    "Porters and domestics": "",
    "Administration": "",
    "Board": "",
}

_W = Role.WRITER
CAST: tuple[Part, ...] = (
    Part("nurse", "Maya", "Penhale", "Staff nurse", "Emergency department", "Nurses and midwives"),
    Part(
        "matron",
        "Ruth",
        "Chegwidden",
        "Matron",
        "Emergency department",
        "Nurses and midwives",
        frozenset({_W, Role.APPROVER}),
    ),
    Part(
        "sister",
        "Carys",
        "Lloyd",
        "Ward sister",
        "Juniper ward",
        "Nurses and midwives",
        frozenset({_W, Role.APPROVER}),
        (Right.SAY_THANKS, Right.SAY_SORRY),
    ),
    Part(
        "reader",
        "Joe",
        "Trewin",
        "Patient experience lead",
        "Outpatients",
        "Administration",
        frozenset({_W, Role.READER_ON_CALL}),
        (Right.SAY_THANKS, Right.INFORM),
    ),
    Part(
        "second_reader",
        "Imani",
        "Okafor",
        "Volunteer coordinator",
        "Outpatients",
        "Administration",
        frozenset({_W, Role.READER_ON_CALL}),
    ),
    Part(
        "communications",
        "Priya",
        "Nair",
        "Communications manager",
        "Communications",
        "Administration",
        frozenset({_W, Role.COMMUNICATIONS}),
        (Right.SAY_THANKS, Right.INFORM, Right.OWN_IT),
    ),
    Part(
        "press",
        "Tom",
        "Yelland",
        "Press officer",
        "Communications",
        "Administration",
        frozenset({_W, Role.COMMUNICATIONS}),
    ),
    Part(
        "legal",
        "Helen",
        "Strang",
        "Head of legal services",
        "Trust office",
        "Administration",
        frozenset({Role.LEGAL, Role.RECORDS}),
    ),
    Part(
        "administrator",
        "Gwen",
        "Ashplant",
        "Digital services lead",
        "Trust office",
        "Administration",
        frozenset({Role.ADMINISTRATOR}),
    ),
    Part(
        "executive",
        "Diane",
        "Marrow",
        "Chief executive",
        "Trust office",
        "Board",
        frozenset({_W, Role.EXECUTIVE}),
        (Right.OWN_IT,),
    ),
    Part(
        "site_manager",
        "Anil",
        "Sharma",
        "Site manager",
        "Trust office",
        "Nurses and midwives",
        frozenset({_W, Role.APPROVER}),
    ),
    Part("porter", "Dave", "Quick", "Porter", "Portering", "Porters and domestics"),
    Part(
        "midwife",
        "Siân",
        "Beer",
        "Midwife",
        "Maternity",
        "Nurses and midwives",
        rights=(Right.SAY_THANKS,),
    ),
    Part("doctor", "Oluwaseun", "Adeyemi", "Registrar", "Emergency department", "Doctors"),
)

_COLLEAGUES = """
Beth Gammon|Staff nurse|Juniper ward|Nurses and midwives
Kasia Nowak|Healthcare assistant|Rowan ward|Nurses and midwives
Femi Balogun|Charge nurse|Rowan ward|Nurses and midwives
Lowenna Pascoe|Staff nurse|Children's ward|Nurses and midwives
Hannah Crick|Play specialist|Children's ward|Therapists
Mick Dunstan|Porter|Portering|Porters and domestics
Shirley Vellacott|Domestic supervisor|Portering|Porters and domestics
Arjun Menon|Consultant|Outpatients|Doctors
Grace Tolley|Receptionist|Outpatients|Administration
Nadia Rahman|Booking clerk|Outpatients|Administration
Owen Parry|Physiotherapist|Physiotherapy|Therapists
Ellen Braund|Physiotherapist|Physiotherapy|Therapists
Wren Hockridge|Staff nurse|Heron ward|Nurses and midwives
Patience Moyo|Ward sister|Heron ward|Nurses and midwives
Colin Jewell|Porter|Heron ward|Porters and domestics
Fiona Leworthy|Emergency nurse practitioner|Minor injuries unit|Nurses and midwives
Sam Westaway|Receptionist|Minor injuries unit|Administration
Yusuf Karim|Optometrist|Eye clinic|Therapists
Delyth Rees|Eye clinic nurse|Eye clinic|Nurses and midwives
Marcus Bidgood|Phlebotomist|Blood tests|Therapists
Irina Petrova|Phlebotomist|Blood tests|Therapists
Tamsin Oke|Health adviser|Sexual health|Nurses and midwives
Leo Farthing|Clinic clerk|Sexual health|Administration
Abigail Snell|Midwife|Maternity|Nurses and midwives
Chidi Eze|Obstetrician|Maternity|Doctors
Rosie Harding|Maternity support worker|Maternity|Nurses and midwives
Peter Luscombe|Healthcare assistant|Emergency department|Nurses and midwives
Zainab Hussain|Emergency physician|Emergency department|Doctors
Kit Marsden|Receptionist|Emergency department|Administration
Jowan Teague|Nurse associate|Emergency department|Nurses and midwives
Mary Copp|Dementia nurse|Juniper ward|Nurses and midwives
Ian Gribble|Occupational therapist|Juniper ward|Therapists
Lily Chen|Dietitian|Rowan ward|Therapists
Robert Slee|Chaplain|Trust office|Administration
Angela Widdicombe|Complaints officer|Trust office|Administration
Faith Nkosi|Non-executive director|Trust office|Board
Harry Isaac|Director of nursing|Trust office|Board
Joan Petherick|Volunteer guide|Outpatients|Administration
Ravi Iyer|Pharmacist|Outpatients|Therapists
Megan Stoneman|Speech therapist|Physiotherapy|Therapists
Callum Brend|Radiographer|Minor injuries unit|Therapists
Stella Vine|Healthcare assistant|Heron ward|Nurses and midwives
Noor Aziz|Orthoptist|Eye clinic|Therapists
Ben Cawsey|Porter|Portering|Porters and domestics
Edith Lamb|Catering assistant|Portering|Porters and domestics
Jago Rundle|Web editor|Communications|Administration
"""


def colleagues() -> tuple[Part, ...]:
    """This will give the people who fill the wards: with the cast they are sixty."""
    parts = []
    for line in _COLLEAGUES.strip().splitlines():
        name, job_title, team, group = line.split("|")
        first_name, last_name = name.split(" ", 1)
        key = f"{first_name}_{last_name}".lower()
        parts.append(Part(key, first_name, last_name, job_title, team, group))
    return tuple(parts)
