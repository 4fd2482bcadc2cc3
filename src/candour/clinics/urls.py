"""The addresses of `clinics`."""

from django.urls import path

from candour.clinics.views import bringing, coming, hosting, learning, planning

urlpatterns = [
    path("clinics", planning.listed, name="clinics"),
    path("clinics/new", planning.new, name="clinics-new"),
    path("clinics/hosts", hosting.agreed, name="clinics-hosts"),
    path("clinics/hosts/<int:agreed_id>/end", hosting.end_agreement, name="clinics-end-agreement"),
    path("clinics/<int:clinic_id>", planning.one, name="clinics-one"),
    path("clinics/<int:clinic_id>.ics", planning.calendar, name="clinics-calendar"),
    path("clinics/<int:clinic_id>/change", planning.change, name="clinics-change"),
    path("clinics/<int:clinic_id>/call-off", planning.call_off, name="clinics-call-off"),
    path("clinics/<int:clinic_id>/host", hosting.host, name="clinics-host"),
    path("clinics/<int:clinic_id>/stop-hosting", hosting.stop_hosting, name="clinics-stop-hosting"),
    path("clinics/<int:clinic_id>/ask-host", hosting.ask_to_host, name="clinics-ask-host"),
    path("clinics/<int:clinic_id>/want-host", coming.want_host, name="clinics-want-host"),
    path("clinics/<int:clinic_id>/come", coming.come, name="clinics-come"),
    path("clinics/<int:clinic_id>/book", coming.book, name="clinics-book"),
    path("clinics/<int:clinic_id>/give-back", coming.give_back, name="clinics-give-back"),
    path("clinics/<int:clinic_id>/helped", coming.helped, name="clinics-helped"),
    path("clinics/<int:clinic_id>/case", bringing.bring, name="clinics-case"),
    path("clinics/cases/<int:case_id>", bringing.look, name="clinics-case-look"),
    path("clinics/cases/<int:case_id>/show", bringing.show, name="clinics-case-show"),
    path("clinics/cases/<int:case_id>/take-back", bringing.take_back, name="clinics-case-take-back"),
    path("clinics/<int:clinic_id>/note", learning.write, name="clinics-note"),
    path("clinics/notes/<int:note_id>/propose", learning.propose, name="clinics-note-propose"),
    path("clinics/notes/<int:note_id>/lesson", learning.lesson, name="clinics-note-lesson"),
]
