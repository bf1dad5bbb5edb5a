"""A certificate on paper, and whoever receives it."""

import re

import product
from applicant import Receipt
from application_form import ApplicationForm, open_status, pdf_behind
from browser import DESKTOP, PHONE, Browser
from case_desk import CaseDesk
from journey import ASAGI, Journey
from printed_paper import codes_on, words_of

PROCEDURE, EXAMPLE, OFFICER = "disaster-damage-certificate", "typhoon-survey", "mori.kenji"


def is_confirmed(browser: Browser) -> bool:
    """Whether the page says that the town has issued such a certificate, and nothing against it."""
    return browser.status == 200 and browser.has("main .ds-tag") and not browser.has(
        "main .ds-tag-danger, main .ds-tag-attention")


def grant_certificate(journey: Journey) -> Receipt:
    """A resident applies for 罹災証明書, and gets it."""
    answers = journey.example(PROCEDURE, EXAMPLE)
    receipt = ApplicationForm(journey, journey.person(PHONE), PROCEDURE, answers).apply()
    desk = CaseDesk(journey, OFFICER)
    desk.sign_in()
    desk.open(receipt)
    desk.take()
    desk.decide("granted", "", answers)
    return receipt


def printed_certificate(journey: Journey, receipt: Receipt) -> tuple[bytes, str]:
    """The paper the resident downloads, and what its 2D code holds."""
    resident = journey.person(PHONE)
    open_status(journey, resident, receipt)
    journey.checkpoint(resident, "status-granted")
    papers = [pdf_behind(journey, resident, href) for href in resident.values("main a[href*='/documents/']", "href")]
    certificates = [paper for paper in papers if "証明します" in re.sub(r"\s", "", words_of(paper))]
    journey.expect(len(certificates) == 1, f"{len(certificates)} of {len(papers)} papers certify something")
    coded = [(certificates[0], code) for code in codes_on(certificates[0])]
    journey.expect(len(coded) == 1, f"the certificate carries {len(coded)} readable codes, not one")
    journey.keep("certificate.pdf", coded[0][0])
    return coded[0]


def certificate_is_genuine(journey: Journey) -> None:
    """A resident prints a certificate; whoever receives it reads its 2D code with a phone: it was issued."""
    receipt = grant_certificate(journey)
    paper, address = printed_certificate(journey, receipt)
    journey.expect("罹災証明書" in re.sub(r"\s", "", words_of(paper)), "the certificate does not say what it is")
    journey.expect(address.startswith(f"{journey.address}/verify/"), f"the code leads elsewhere: {address[:60]}")
    stranger = journey.person(PHONE)
    stranger.visit(address)
    journey.checkpoint(stranger, "verified")
    journey.expect(is_confirmed(stranger), "a certificate of the town is not confirmed")
    journey.visit(stranger, "/verify")
    stranger.find("main [name=code]").write(address)
    stranger.press("main form[action$='/verify'] button")
    journey.expect(is_confirmed(stranger), "the typed address is not confirmed")
    _forged(journey, stranger, address)


def _forged(journey: Journey, stranger: Browser, address: str) -> None:
    """One letter of the code is another: whoever forges a paper gets no further."""
    stranger.visit(_with_another_letter(address))
    journey.checkpoint(stranger, "not-genuine", status=404)
    journey.expect(stranger.has("main .ds-tag-danger"), "a forged code is not told")


def _with_another_letter(code: str) -> str:
    return code[:-9] + ("A" if code[-9] != "A" else "B") + code[-8:]


def certificate_is_verified_offline(journey: Journey) -> None:
    """A bank checks the signature of a certificate with the town's public key alone, without any network."""
    receipt = grant_certificate(journey)
    paper, address = printed_certificate(journey, receipt)
    bank = journey.person(DESKTOP)
    key = _public_key(journey, bank)
    status, said = product.attempt(["certificates", "verify", address, "--key", key])
    journey.expect(status == 0, f"the town's own key does not verify the certificate: {said}")
    number = re.search(r"つ防\s*第\s*\d+\s*号", words_of(paper))
    journey.expect(number is not None, "the certificate carries no number")
    for shown in ("罹災証明書", re.sub(r"\s", "", number.group())):
        journey.expect(shown in re.sub(r"\s", "", said), f"the signed words do not say {shown}: {said}")
    status, said = product.attempt(["certificates", "verify", _with_another_letter(address), "--key", key])
    journey.expect(status == 1, f"a forged code ends with {status}: {said}")
    journey.town = ASAGI
    status, said = product.attempt(["certificates", "verify", address, "--key", _public_key(journey, bank)])
    journey.expect(status == 1, f"the other town's key verifies it: {said}")


def _public_key(journey: Journey, browser: Browser) -> str:
    journey.visit(browser, "/verify/key")
    found = re.search(r"hexadecimal: ([0-9a-f]{64})", browser.evaluate("document.body.innerText"))
    journey.expect(found is not None, "the page with the public key shows none")
    return found.group(1)


JOURNEYS = [certificate_is_genuine, certificate_is_verified_offline]
