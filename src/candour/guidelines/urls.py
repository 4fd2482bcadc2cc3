"""The addresses of the guideline and of proposals."""

from django.urls import path

from candour.guidelines.views import acting, reading, writing

urlpatterns = [
    path("guideline", reading.guideline, name="guidelines"),
    path("guideline/log", reading.log, name="guidelines-log"),
    path("guideline/sites", acting.sites, name="guidelines-sites"),
    path("guideline/similar", writing.similar, name="guidelines-similar"),
    path("guideline/begin", writing.begin, name="guidelines-begin"),
    path("guideline/clauses/<str:number>", reading.clause, name="guidelines-clause"),
    path("guideline/challenge/<str:number>/<slug:check>", writing.challenge, name="guidelines-challenge"),
    path("guideline/proposals/<int:proposal_id>", reading.proposal, name="guidelines-proposal"),
    path("guideline/proposals/<int:proposal_id>/write", writing.write, name="guidelines-write"),
    path("guideline/proposals/<int:proposal_id>/keep", writing.keep, name="guidelines-keep"),
    path("guideline/proposals/<int:proposal_id>/withdraw", writing.withdraw, name="guidelines-withdraw"),
    path("guideline/proposals/<int:proposal_id>/ask", acting.ask, name="guidelines-ask"),
    path("guideline/proposals/<int:proposal_id>/begin-vote", acting.begin_vote, name="guidelines-begin-vote"),
    path("guideline/proposals/<int:proposal_id>/vote", acting.vote, name="guidelines-vote"),
    path("guideline/proposals/<int:proposal_id>/officer", acting.officer, name="guidelines-officer"),
    path("guideline/questions/<int:question_id>/answer", acting.answer, name="guidelines-answer"),
    path("guideline/questions/<int:question_id>/hide", acting.hide_question, name="guidelines-hide-question"),
    path("guideline/votes/<int:ballot_id>/hide", acting.hide_reason, name="guidelines-hide-reason"),
]
