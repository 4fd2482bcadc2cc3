"""The single values that the home page prints, beside those of every page."""

from collections.abc import Mapping

from candour.listening.queries import mine_figure
from candour.network.queries import visits
from candour.people.queries.pledge import pledges_figure
from candour.people.queries.rota import on_call_figure
from candour.web.figures import Asks

MINE, ON_CALL, PLEDGES = "home:mine", "home:on_call", "home:pledges"
FIGURES: Mapping[str, Asks] = {
    MINE: mine_figure,
    ON_CALL: on_call_figure,
    PLEDGES: pledges_figure,
    **visits.FIGURES,
}
