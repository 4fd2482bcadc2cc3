"""The addresses of `campaigns`."""

from django.urls import path

from candour.campaigns.views import entering, framing, stories, walls

urlpatterns = [
    path("campaigns", framing.listed, name="campaigns"),
    path("campaigns/new", framing.new, name="campaigns-new"),
    path("campaigns/<int:campaign_id>", framing.one, name="campaigns-one"),
    path("campaigns/<int:campaign_id>/change", framing.change, name="campaigns-change"),
    path("campaigns/<int:campaign_id>/ask", framing.ask, name="campaigns-ask"),
    path("campaigns/<int:campaign_id>/decide", framing.decide, name="campaigns-decide"),
    path("campaigns/<int:campaign_id>/end", framing.end, name="campaigns-end"),
    path("campaigns/<int:campaign_id>/stop", framing.stop, name="campaigns-stop"),
    path("campaigns/<int:campaign_id>/wall", walls.wall, name="campaigns-wall"),
    path("campaigns/<int:campaign_id>/story", stories.story, name="campaigns-story"),
    path("campaigns/<int:campaign_id>/export.zip", stories.export, name="campaigns-export"),
    path("campaigns/<int:campaign_id>/enter", entering.enter, name="campaigns-enter"),
    path("campaigns/<int:campaign_id>/entries", entering.queue, name="campaigns-queue"),
    path("campaigns/entries/<int:entry_id>/send-out", entering.send_out, name="campaigns-send-out"),
    path("campaigns/entries/<int:entry_id>/show", entering.show, name="campaigns-show"),
    path("campaigns/entries/<int:entry_id>/keep-off", entering.keep_off, name="campaigns-keep-off"),
    path("campaigns/entries/<int:entry_id>/moment", entering.moment, name="campaigns-moment"),
]
