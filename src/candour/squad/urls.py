"""The addresses of the squad."""

from django.urls import path

from candour.squad.views import calls, rota, squad, thanks, week

urlpatterns = [
    path("squad", squad.squad, name="squad"),
    path("squad/join", squad.join, name="squad-join"),
    path("squad/join/<int:call_id>", squad.join, name="squad-answer"),
    path("squad/step-back", squad.step_back, name="squad-step-back"),
    path("squad/calls/new", calls.write, name="squad-call"),
    path("squad/calls/<int:call_id>/change", calls.change, name="squad-change-call"),
    path("squad/calls/<int:call_id>/end", calls.end, name="squad-end-call"),
    path("squad/thanks", thanks.thanks, name="squad-thanks"),
    path("squad/thanks/<int:thanks_id>/show", thanks.show, name="squad-show-thanks"),
    path("people/<int:number>/thank", thanks.thank, name="squad-thank"),
    path("squad/rota", rota.rota, name="squad-rota"),
    path("squad/rota/week", week.week, name="squad-week"),
    path("squad/rota/week/<int:weekly_id>/end", week.end, name="squad-end-weekly"),
    path("squad/turns/<int:turn_id>/take", rota.take, name="squad-take"),
    path("squad/shifts/<int:shift_id>/give-up", rota.give_up, name="squad-give-up"),
    path("squad/shifts/<int:shift_id>/deputise", rota.deputise, name="squad-deputise"),
    path("squad/shifts/<int:shift_id>/offer", rota.offer, name="squad-offer"),
    path("squad/offers/<int:offer_id>/take", rota.take_offer, name="squad-take-offer"),
    path("squad/offers/<int:offer_id>/end", rota.end_offer, name="squad-end-offer"),
]
