"""The addresses of *Speak*."""

from django.urls import path

from candour.voice.views import composing, deciding, evidence, own_posts, pausing, sent

urlpatterns = [
    path("speak", composing.speak, name="voice-speak"),
    path("speak/reply-to/<int:post_id>", composing.begin, name="voice-begin"),
    path("speak/post", own_posts.begin, name="voice-begin-post"),
    path("speak/what-stopped-us", own_posts.stopped, name="voice-stopped"),
    path("speak/shared/<int:shared_id>", own_posts.shared, name="voice-shared"),
    path("speak/shared/<int:shared_id>/end", own_posts.end_shared, name="voice-end-shared"),
    path("speak/shared/<int:shared_id>/take", own_posts.take_offered, name="voice-take-offered"),
    path("speak/<int:statement_id>/where", own_posts.where, name="voice-where"),
    path("speak/<int:statement_id>/when", own_posts.when, name="voice-when"),
    path("speak/<int:statement_id>/show-to", own_posts.shown, name="voice-shown"),
    path("speak/<int:statement_id>/share", own_posts.share, name="voice-share"),
    path("speak/<int:statement_id>", composing.reply, name="voice-reply"),
    path("speak/<int:statement_id>/keep", composing.keep, name="voice-keep"),
    path("speak/<int:statement_id>/check", composing.check, name="voice-check"),
    path("speak/<int:statement_id>/cut", composing.cut, name="voice-cut"),
    path("speak/<int:statement_id>/send", composing.send, name="voice-send"),
    path("speak/<int:statement_id>/talk", composing.talk, name="voice-talk"),
    path("speak/<int:statement_id>/leave", composing.leave, name="voice-leave"),
    path("speak/<int:statement_id>/fine/<slug:code>", composing.put_aside, name="voice-fine"),
    path("speak/<int:statement_id>/learn/<slug:right>", composing.learn, name="voice-learn"),
    path("speak/<int:statement_id>/lift/<slug:code>", composing.lift, name="voice-lift"),
    path("speak/<int:statement_id>/do/<slug:doing>", sent.do, name="voice-do"),
    path("copies/<int:delivery_id>/live", sent.copy_live, name="voice-copy-live"),
    path("copies/<int:delivery_id>/not-live", sent.copy_not_live, name="voice-copy-not-live"),
    path("copies/<int:delivery_id>/again", sent.copy_again, name="voice-copy-again"),
    path("copies/<int:delivery_id>/gone", sent.copy_gone, name="voice-copy-gone"),
    path("copies/<int:delivery_id>/remove", sent.copy_remove, name="voice-copy-remove"),
    path("speak/<int:statement_id>/evidence", evidence.show, name="voice-evidence"),
    path("decide/<int:statement_id>", deciding.decide, name="voice-decide"),
    path("decide/<int:statement_id>/approve", deciding.approve, name="voice-approve"),
    path("decide/<int:statement_id>/suggest", deciding.suggest, name="voice-suggest"),
    path("decide/<int:statement_id>/not-this", deciding.not_this, name="voice-not-this"),
    path("decide/<int:statement_id>/cannot-look", deciding.cannot_look, name="voice-cannot-look"),
    path("stop", pausing.pause, name="voice-pause"),
    path("stop/press", pausing.begin, name="voice-pause-begin"),
    path("stop/end", pausing.end, name="voice-pause-end"),
]
