"""The addresses of `promises`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
