"""A certificate that turned out wrong: revoked, issued anew, looked up."""

from application_form import open_status
from browser import PHONE, Browser
from case_desk import CaseDesk
from certificate_journeys import OFFICER, grant_certificate, is_confirmed, printed_certificate
from journey import Journey

WHY = "被害の程度の判定に誤りがありました"
MENDED = "罹災原因の記載を直しました"


def follow_paper_link(browser: Browser, title: str, ending: str) -> None:
    """Follows the link that stands beside a paper of the case."""
    browser.evaluate(
        "[...document.querySelectorAll('main li')].filter((item) => item.querySelector('a')?.textContent.startsWith("
        f"'{title}')).flatMap((item) => [...item.querySelectorAll('a[href$=\"/{ending}\"]')])[0].dataset.chosen = ''")
    browser.press("[data-chosen]")


def revoke(journey: Journey, desk: CaseDesk) -> None:
    browser = desk.browser
    follow_paper_link(browser, "罹災証明書（", "revocation")
    journey.checkpoint(browser, "revocation")
    browser.press("main button[value=check]")
    journey.checkpoint(browser, "revocation-mistakes", status=422)
    browser.find("main [name=reason][value=issued-in-error]").click()
    browser.find("main [name=words]").write(WHY)
    browser.press("main button[value=check]")
    journey.checkpoint(browser, "revocation-check")
    browser.press("main button[value=revoke]")
    journey.expect(browser.has("main .ds-banner-success"), "nothing says that it was revoked")
    journey.checkpoint(browser, "case-revoked")


def reissue(journey: Journey, desk: CaseDesk) -> None:
    browser = desk.browser
    follow_paper_link(browser, "罹災証明書（", "reissue")
    journey.checkpoint(browser, "reissue")
    browser.find("main [name=_words]").write(MENDED)
    browser.press("main button[value=check]")
    journey.checkpoint(browser, "reissue-check")
    browser.press("main button[value=issue]")
    journey.expect(browser.has("main .ds-banner-success"), "nothing says that it was issued")
    journey.checkpoint(browser, "case-reissued")


def certificate_is_revoked_and_replaced(journey: Journey) -> None:
    """An officer revokes a certificate and issues a corrected one; whoever reads the old code learns that, not why."""
    receipt = grant_certificate(journey)
    _, address = printed_certificate(journey, receipt)
    desk = CaseDesk(journey, OFFICER)
    desk.sign_in()
    desk.open(receipt)
    revoke(journey, desk)
    stranger = journey.person(PHONE)
    stranger.visit(address)
    journey.checkpoint(stranger, "verified-revoked")
    journey.expect(stranger.has("main .ds-tag-attention"), "the page does not say that it was revoked")
    journey.expect(WHY not in stranger.html, "the page says why it was revoked")
    reissue(journey, desk)
    stranger.visit(address)
    journey.checkpoint(stranger, "verified-replaced")
    journey.expect(stranger.has("main .ds-tag-attention"), "the replaced certificate is not told as revoked")
    resident = journey.person(PHONE)
    open_status(journey, resident, receipt)
    journey.checkpoint(resident, "status-reissued")
    journey.expect(WHY in resident.text("main"), "the applicant does not learn why")
    _, new = printed_certificate(journey, receipt)
    journey.expect(new != address, "the corrected certificate has the code of the old one")
    stranger.visit(new)
    journey.expect(is_confirmed(stranger), "the corrected certificate is not confirmed")
    look_up(journey, desk)


def look_up(journey: Journey, desk: CaseDesk) -> None:
    """The register finds both, and which took the other's place."""
    browser = desk.browser
    journey.visit(browser, "/staff/certificates")
    journey.checkpoint(browser, "register")
    journey.visit(browser, "/staff/certificates?state=replaced")
    journey.checkpoint(browser, "register-replaced")
    journey.expect(browser.has("main table tbody tr"), "the replaced certificate is not in the register")
    journey.expect(WHY not in browser.html, "the register says why it was revoked")
    journey.visit(browser, "/staff/certificates?number=99999999")
    journey.checkpoint(browser, "register-nothing-found")


JOURNEYS = [certificate_is_revoked_and_replaced]
