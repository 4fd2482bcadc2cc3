"""The single values that the home page prints, beside those of every page."""

from collections.abc import Mapping

from candour.listening.queries import mine_figure
from candour.network.queries import visits
from candour.people.queries.pledge import pledges_figure
from candour.people.queries.rota import on_call_figure
from candour.squad.queries.calls import call_figure
from candour.web.figures import Asks

MINE, ON_CALL, PLEDGES, CALL = "home:mine", "home:on_call", "home:pledges", "home:call"
FIGURES: Mapping[str, Asks] = {
    MINE: mine_figure,
    ON_CALL: on_call_figure,
    PLEDGES: pledges_figure,
    CALL: call_figure,
    **visits.FIGURES,
}
