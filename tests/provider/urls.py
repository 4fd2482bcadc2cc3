"""Addresses of the tests' identity provider: allauth's, and one by which a test says who is who."""

from django.urls import include, path

from tests.provider import people

urlpatterns = [
    path("", include("allauth.idp.urls")),
    path("accounts/", include("allauth.urls")),
    path("people", people.say),
    path("enter/<str:username>", people.enter),
]
