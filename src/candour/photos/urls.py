"""The addresses of `photos`."""

from django.urls import path

from candour.photos.views import asking, captioning, files, of_me, pieces

urlpatterns = [
    path("photos/of-me", of_me.of_me, name="photos-of-me"),
    path("photos/pieces/<slug:key>/<int:size>/<int:offset>", pieces.piece, name="photos-piece"),
    path("photos/people/<int:pictured_id>/agree", of_me.agree, name="photos-agree"),
    path("photos/people/<int:pictured_id>/no", of_me.say_no, name="photos-no"),
    path("photos/people/<int:pictured_id>/unname", asking.unname, name="photos-unname"),
    path("photos/<int:photo_id>", asking.photo, name="photos-photo"),
    path("photos/<int:photo_id>/people", asking.name, name="photos-name"),
    path("photos/<int:photo_id>/in-writing", asking.written, name="photos-written"),
    path("photos/<int:photo_id>/take-down", asking.take_down, name="photos-take-down"),
    path("photos/<int:photo_id>/captions", captioning.captions, name="photos-caption"),
    path("photos/<int:photo_id>/captions.vtt", files.captions, name="photos-captions"),
    path("photos/<int:photo_id>/video.mp4", files.video, name="photos-video"),
    path("photos/<int:photo_id>/<int:side>.<slug:form>", files.file, name="photos-file"),
    path("pictures/<int:photo_id>/captions.vtt", files.public_captions, name="photos-public-captions"),
    path("pictures/<int:photo_id>/video.mp4", files.public_video, name="photos-public-video"),
    path("pictures/<int:photo_id>/<int:side>.<slug:form>", files.public_file, name="photos-public-file"),
]
