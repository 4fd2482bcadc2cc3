"""The addresses of playlists."""

from django.urls import path

from candour.playlists.views import lists, sharing, songs

urlpatterns = [
    path("playlists", lists.listed, name="playlists"),
    path("playlists/new", lists.new, name="playlists-new"),
    path("playlists/import", lists.bring, name="playlists-import"),
    path("playlists/<int:playlist_id>", lists.playlist, name="playlists-one"),
    path("playlists/<int:playlist_id>/change", lists.change, name="playlists-change"),
    path("playlists/<int:playlist_id>/put-away", lists.put_away, name="playlists-put-away"),
    path("playlists/<int:playlist_id>/file.<str:kind>", lists.export, name="playlists-file"),
    path("playlists/<int:playlist_id>/add", songs.add, name="playlists-add"),
    path("playlists/<int:playlist_id>/share", sharing.share, name="playlists-share"),
    path("playlists/<int:playlist_id>/stop-sharing", sharing.stop, name="playlists-stop-sharing"),
    path("playlists/<int:playlist_id>/spotify", sharing.spotify, name="playlists-spotify"),
    path("songs/<int:song_id>/vote", songs.vote, name="playlists-vote"),
    path("songs/<int:song_id>/lyrics", songs.flag, name="playlists-lyrics"),
    path("songs/<int:song_id>/change", songs.change, name="playlists-change-song"),
    path("songs/<int:song_id>/take-out", songs.take_out, name="playlists-take-out"),
]
