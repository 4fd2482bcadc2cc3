"""The addresses of `policy`."""

from django.urls import path

from candour.policy.views import changing, reading, rows, settings

urlpatterns = [
    path("policy", reading.policy, name="policy-page"),
    path("policy/versions/<int:version_id>", reading.version, name="policy-version"),
    path("policy/versions/<int:version_id>/policy.yaml", reading.export, name="policy-export"),
    path("policy/versions/<int:version_id>/read", reading.read, name="policy-read"),
    path("policy/begin", changing.begin, name="policy-begin"),
    path("policy/officer", settings.officer, name="policy-officer"),
    path("policy/election", settings.election, name="policy-election"),
    path("policy/election/end", settings.end_election, name="policy-election-end"),
    path("policy/changes/<int:change_id>", changing.change, name="policy-change"),
    path("policy/changes/<int:change_id>/past", changing.simulation, name="policy-simulation"),
    path("policy/changes/<int:change_id>/settings", rows.settings, name="policy-settings"),
    path("policy/changes/<int:change_id>/adopt", changing.adopt, name="policy-adopt"),
    path("policy/changes/<int:change_id>/do/<slug:doing>", changing.do, name="policy-do"),
    path("policy/changes/<int:change_id>/rows/<slug:number>", rows.row, name="policy-row"),
    path("policy/changes/<int:change_id>/rows/<slug:number>/<slug:doing>", rows.do_row, name="policy-row-do"),
]
