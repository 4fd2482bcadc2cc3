"""The addresses of `joining`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
