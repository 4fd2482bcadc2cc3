"""The address of the demonstration's sign-in links; config includes it in a demonstration alone."""

from django.urls import path

from candour.demo import views

urlpatterns = [path("demo/enter/<str:token>", views.enter, name="demo-enter")]
