"""The addresses of saying a post in public."""

from django.urls import path

from candour.outward import views

urlpatterns = [
    path("feed/<int:post_id>/in-public", views.in_public, name="outward"),
    path("in-public/<int:outward_id>/agree", views.agree, name="outward-agree"),
    path("in-public/<int:outward_id>/decline", views.decline, name="outward-decline"),
    path("in-public/<int:outward_id>/pictures", views.add_pictures, name="outward-pictures"),
]
