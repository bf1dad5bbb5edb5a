"""What those do who run the town's side: accounts and the audit log."""

from case_desk import CaseDesk
from journey import Journey

ADMINISTRATOR, AUDITOR = "ogawa.tomoya", "kanda.reiko"


def administrator_looks_after_accounts(journey: Journey) -> None:
    """The administrator sees the officers' accounts, and finds nothing of the residents' cases."""
    desk = CaseDesk(journey, ADMINISTRATOR)
    desk.sign_in()
    for path, name in (("/staff/officers", "officers"), ("/staff/account", "account")):
        journey.visit(desk.browser, path)
        journey.expect_path(desk.browser, path)
        journey.checkpoint(desk.browser, name)


def auditor_reads_the_log(journey: Journey) -> None:
    """The auditor reads the audit log, and that is written into it as well."""
    desk = CaseDesk(journey, AUDITOR)
    desk.sign_in()
    journey.checkpoint(desk.browser, "after-sign-in")
    journey.visit(desk.browser, "/staff/audit")
    journey.expect_path(desk.browser, "/staff/audit")
    journey.checkpoint(desk.browser, "audit-log")
    journey.expect("staff.signed-in" in desk.browser.driver.page_source, "the log does not know who signed in")


JOURNEYS = [administrator_looks_after_accounts, auditor_reads_the_log]
