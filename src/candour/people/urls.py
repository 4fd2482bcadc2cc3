"""Addresses of this room: signing in, people, rota, notices and one's own page."""

from django.urls import path, re_path

from candour.people.views import calendar, notices, own, people, pledge, rota, sign_in

SIGN_IN = [
    path("sign-in", sign_in.sign_in, name="account_login"),
    path("sign-in/out", sign_in.sign_out, name="account_logout"),
    path("sign-in/suspended", sign_in.suspended, name="account_inactive"),
    path("sign-in/no-account", sign_in.no_sign_up, name="account_signup"),
    path("sign-in/again", sign_in.again, name="account_reauthenticate"),
    path("sign-in/password/change", sign_in.change_password, name="account_change_password"),
    path("sign-in/password/set", sign_in.set_password, name="account_set_password"),
    path("sign-in/password/forgotten", sign_in.forgotten, name="account_reset_password"),
    path("sign-in/password/sent", sign_in.forgotten_sent, name="account_reset_password_done"),
    path("sign-in/password/chosen", sign_in.password_chosen, name="account_reset_password_from_key_done"),
    re_path(
        r"^sign-in/password/choose/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)$",
        sign_in.choose_password,
        name="account_reset_password_from_key",
    ),
    path("sign-in/code", sign_in.code, name="mfa_authenticate"),
    path("sign-in/code/again", sign_in.code_again, name="mfa_reauthenticate"),
    path("sign-in/passkey", sign_in.passkey_sign_in, name="mfa_login_webauthn"),
    path("sign-in/passkey/again", sign_in.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("sign-in/second-factor", sign_in.second_factor, name="mfa_index"),
    path("sign-in/second-factor/app", sign_in.add_app, name="mfa_activate_totp"),
    path("sign-in/second-factor/no-app", sign_in.remove_app, name="mfa_deactivate_totp"),
    path("sign-in/second-factor/codes", sign_in.recovery_codes, name="mfa_view_recovery_codes"),
    path("sign-in/second-factor/codes/new", sign_in.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sign-in/second-factor/codes/file", sign_in.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("sign-in/second-factor/passkeys", sign_in.passkeys, name="mfa_list_webauthn"),
    path("sign-in/second-factor/passkeys/add", sign_in.add_passkey, name="mfa_add_webauthn"),
    path("sign-in/second-factor/passkeys/<int:pk>/end", sign_in.remove_passkey, name="mfa_remove_webauthn"),
    path("sign-in/second-factor/passkeys/<int:pk>/name", sign_in.rename_passkey, name="mfa_edit_webauthn"),
]

PAGES = [
    path("notices", notices.notices, name="people-notices"),
    path("notices/<int:number>", notices.notice, name="people-notice"),
    path("people", people.directory, name="people-directory"),
    path("people/add", people.add, name="people-add"),
    path("people/<int:number>", people.person, name="people-person"),
    path("people/<int:number>/give-role", people.give_role, name="people-give-role"),
    path("people/<int:number>/end-role", people.end_role, name="people-end-role"),
    path("people/<int:number>/suspend", people.suspend, name="people-suspend"),
    path("people/<int:number>/left", people.left, name="people-left"),
    path("people/<int:number>/let-back", people.let_back, name="people-let-back"),
    path("people/<int:number>/withdraw-right", people.withdraw, name="people-withdraw-right"),
    path("rota", rota.rota, name="people-rota"),
    path("rota/plan", rota.plan, name="people-plan"),
    path("rota/<int:number>/swap", rota.swap, name="people-swap"),
    path("rota/<int:number>/cancel", rota.cancel, name="people-cancel"),
    path("rota/standing-duty", rota.standing_duty, name="people-standing-duty"),
    path("me", own.me, name="people-me"),
    path("me/sign-out-everywhere", own.sign_out_everywhere, name="people-sign-out-everywhere"),
    path("me/device", own.mark_device, name="people-mark-device"),
    path("me/devices/<slug:mark>/end", own.end_device, name="people-end-device"),
    path("me/calendar", calendar.mine, name="people-calendar"),
    path("me/calendar/renew", calendar.renew, name="people-calendar-renew"),
    path("me/calendar/end", calendar.end, name="people-calendar-end"),
    path("calendar/<slug:token>.ics", calendar.feed, name="people-calendar-feed"),
    path("pledge", pledge.pledge, name="people-pledge"),
    path("settings", own.trust_settings, name="people-settings"),
    path("settings/vacancies", own.vacancies, name="people-vacancies"),
]

urlpatterns = [*SIGN_IN, *PAGES]
