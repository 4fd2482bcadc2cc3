"""The addresses of *Own it*, threads, lessons learnt and breach records."""

from django.urls import path

from candour.amends.views import breaches, lessons, own

urlpatterns = [
    path("own/<int:reply_id>", own.own, name="amends-own"),
    path("own/<int:reply_id>/take-down", own.take_down, name="amends-take-down"),
    path("own/<int:reply_id>/words", own.change_words, name="amends-words"),
    path("own/<int:reply_id>/thread", own.thread, name="amends-thread"),
    path("own/<int:reply_id>/nothing-wrong", own.no_mistake, name="amends-nothing-wrong"),
    path("own/<int:reply_id>/learn", lessons.write, name="amends-learn"),
    path("lessons-learnt", lessons.library, name="amends-lessons"),
    path("breaches", breaches.breaches, name="amends-breaches"),
    path("breaches/<int:breach_id>", breaches.breach, name="amends-breach"),
    path("breaches/<int:breach_id>/write", breaches.write_down, name="amends-breach-write"),
    path("breaches/<int:breach_id>/close", breaches.close, name="amends-breach-close"),
]
