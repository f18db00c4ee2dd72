"""Signing in: a name, a password and, where the account has one, a code of the second factor."""

from ipaddress import ip_address
from typing import Any

import segno
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.forms import CharField, HiddenInput, TextInput
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_otp import match_token, user_has_device
from django_otp.plugins.otp_totp.models import TOTPDevice

CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "vTextField", "maxlength": "6"}
PICTURE_SCALE = 5


class SignInForm(AdminAuthenticationForm):
    """What is asked of somebody who signs in; and what was typed into another form before a session ended."""

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": _("No account that may edit has this name and password. Capital and small letters differ.")
    }
    code = CharField(label=_("Code"), required=False, widget=TextInput(attrs=CODE))
    typed = CharField(widget=HiddenInput, required=False)

    def clean_username(self) -> str:
        """Refuse a name that is longer than an account's can be: the record of failed sign-ins could not hold it."""
        username: str = self.cleaned_data["username"]
        if len(username) > (self.username_field.max_length or len(username)):
            raise self.get_invalid_login_error()
        return username

    def clean(self) -> dict[str, Any]:
        """Check name and password, then the code; a right code marks the account as verified for this session."""
        super().clean()
        user = self.get_user()
        if user is not None and user_has_device(user):
            code = self.cleaned_data.get("code", "")
            if not code:
                raise ValidationError(
                    gettext("This account signs in in two steps: type the code that your app shows, too.")
                )
            # Each wrong code doubles the time in which none is taken.
            device = match_token(user, code)
            if device is None:
                raise ValidationError(
                    gettext("This code is wrong, too old, or came too soon after a wrong one. Try the next one.")
                )
            user.otp_device = device  # type: ignore[attr-defined]  # django-otp keeps it with the session
        return self.cleaned_data


def may_edit(user: Any) -> bool:
    """Whether somebody is signed in as far as their account and the settings ask for.

    A page asks several times: of one request's account the second factor is looked for once.
    """
    if not (user.is_active and user.is_staff):
        return False
    is_verified = getattr(user, "otp_device", None) is not None
    if is_verified or settings.SECOND_FACTOR_REQUIRED:
        return is_verified
    if not hasattr(user, "is_without_device"):
        user.is_without_device = not user_has_device(user)
    return bool(user.is_without_device)


def lacks_device(user: Any) -> bool:
    """Whether somebody has signed in who has yet to get the second factor that all have to have."""
    return bool(settings.SECOND_FACTOR_REQUIRED and user.is_active and user.is_staff and not user_has_device(user))


def waiting_device(user: Any) -> TOTPDevice:
    """The second factor that an account is about to get; it counts once a code of it was entered."""
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "app"})
    return device


def picture(device: TOTPDevice) -> str:
    """The key of a device as a picture that an app on a phone reads, as a data address."""
    return str(segno.make(device.config_url).svg_data_uri(scale=PICTURE_SCALE, light="white"))


def client_address(request: HttpRequest) -> str:
    """Where a request comes from.

    What a header says of it counts only as far as it was written by proxies that the settings name: from the last
    sender back to the first that is none of them. Anybody can write the rest.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    address = str(request.META.get("REMOTE_ADDR", ""))
    while hops and _is_proxy(address):
        address = hops.pop()
    return address if _is_address(address) else str(request.META.get("REMOTE_ADDR", ""))


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_proxy(text: str) -> bool:
    return _is_address(text) and any(ip_address(text) in network for network in settings.TRUSTED_PROXIES)
