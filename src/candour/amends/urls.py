"""The addresses of `amends`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
