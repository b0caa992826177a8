"""Setting up an authenticator app: a picture to scan, and a code to prove it."""

import base64
import io
from typing import Any

import qrcode
from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathImage

from claims.exceptions import DomainError
from claims.operations import second_factors


class SetUpForm(forms.Form):
    """Valid when the code fits: then the app is set up, with `device` and `codes`."""

    device: Device
    codes: list[str]

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Asked once more, in case somebody else sits at your screen."),
    )
    code = forms.CharField(
        label=_("Code that the app shows now"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )

    def __init__(
        self, *args: Any, user: User, key: str, asks_password: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.key = user, key
        if not asks_password:
            del self.fields["password"]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your present password."))
        return password

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors:
            try:
                self.device, self.codes = second_factors.set_up(
                    self.user, key=self.key, code=self.cleaned_data["code"]
                )
            except DomainError as refusal:
                self.add_error(refusal.field or None, str(refusal))
        return self.cleaned_data


def picture_of(user: User, key: str) -> str:
    """The QR code as an image in a data: address, which the page's policy allows."""
    address = TOTPDevice(user=user, key=key).config_url
    drawn = io.BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=2).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"


def spelled(key: str) -> str:
    """The secret for whoever types it: base32 in groups of four."""
    letters = base64.b32encode(bytes.fromhex(key)).decode().rstrip("=")
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))
