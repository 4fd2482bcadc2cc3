"""The addresses of `notices`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
