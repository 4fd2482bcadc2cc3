"""The addresses of the squad."""

from django.urls import path

from candour.squad.views import calls, squad

urlpatterns = [
    path("squad", squad.squad, name="squad"),
    path("squad/join", squad.join, name="squad-join"),
    path("squad/join/<int:call_id>", squad.join, name="squad-answer"),
    path("squad/step-back", squad.step_back, name="squad-step-back"),
    path("squad/calls/new", calls.write, name="squad-call"),
    path("squad/calls/<int:call_id>/end", calls.end, name="squad-end-call"),
]
