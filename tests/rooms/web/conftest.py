"""The sample pages stand alone: what other rooms put into the registers is not there."""

import pytest


@pytest.fixture(autouse=True)
def empty_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    from candour.web import figures, registers  # noqa: PLC0415  # Django is set up by now

    for name in ("navigation", "public_navigation"):
        monkeypatch.setattr(registers, name, registers.Navigation())
    monkeypatch.setattr(registers, "banners", registers.Banners())
    monkeypatch.setattr(registers, "account", registers.Account())
    monkeypatch.setattr(registers, "trust_names", registers.Names())
    monkeypatch.setattr(registers, "footer", registers.Footer())
    monkeypatch.setattr(figures, "EVERY_PAGE", {})
