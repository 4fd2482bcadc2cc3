"""The addresses of `photos`."""

from django.urls import path

from candour.photos.views import files

urlpatterns = [
    path("photos/<int:photo_id>/<int:side>.<slug:form>", files.file, name="photos-file"),
    path("pictures/<int:photo_id>/<int:side>.<slug:form>", files.public_file, name="photos-public-file"),
]
