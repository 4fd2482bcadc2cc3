"""The addresses of promises."""

from django.urls import path

from candour.promises.views import acting, adding, reading

urlpatterns = [
    path("promises", reading.promises, name="promises"),
    path("promises/<int:promise_id>", reading.promise, name="promises-one"),
    path("promises/<int:promise_id>/offer", adding.offer_again, name="promises-offer-again"),
    path("promises/<int:promise_id>/take", acting.take, name="promises-take"),
    path("promises/<int:promise_id>/decline", acting.decline, name="promises-decline"),
    path("promises/<int:promise_id>/renew", acting.renew, name="promises-renew"),
    path("promises/<int:promise_id>/end", acting.end, name="promises-end"),
    path("promises/<int:promise_id>/keep", acting.keep, name="promises-keep"),
    path("promises/<int:promise_id>/keep-quietly", acting.keep_quietly, name="promises-keep-quietly"),
    path("promises/reasons/<int:reason_id>/let-out", acting.let_out, name="promises-let-out"),
    path("speak/<int:statement_id>/promise", adding.add, name="promises-add"),
]
