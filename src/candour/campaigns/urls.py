"""The addresses of `campaigns`."""

from django.urls import path

from candour.campaigns.views import framing

urlpatterns = [
    path("campaigns", framing.listed, name="campaigns"),
    path("campaigns/new", framing.new, name="campaigns-new"),
    path("campaigns/<int:campaign_id>", framing.one, name="campaigns-one"),
    path("campaigns/<int:campaign_id>/change", framing.change, name="campaigns-change"),
    path("campaigns/<int:campaign_id>/ask", framing.ask, name="campaigns-ask"),
    path("campaigns/<int:campaign_id>/decide", framing.decide, name="campaigns-decide"),
    path("campaigns/<int:campaign_id>/end", framing.end, name="campaigns-end"),
    path("campaigns/<int:campaign_id>/stop", framing.stop, name="campaigns-stop"),
]
