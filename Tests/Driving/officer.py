"""An officer at a browser without script: the first sign-in and every other."""

import re
import secrets
from dataclasses import dataclass

from applicant import Answer, Applicant, Refused
from form_reader import Form
from one_time_code import OneTimeCodes

SECRET = re.compile(r"\b[A-Z2-7]{4}(?: [A-Z2-7]{1,4}){3,}\b")


@dataclass
class OfficerAccount:
    """What an officer knows after the first sign-in."""

    sign_in: str
    password: str
    secret: str = ""

    def __post_init__(self):
        self._codes: OneTimeCodes | None = None

    def code(self) -> str:
        if self._codes is None:
            self._codes = OneTimeCodes(self.secret)
        return self._codes.next()


class SignIn:
    """Walks through whatever signing in asks for: password, code, a new password, setting up the second factor."""

    def __init__(self, browser: Applicant, account: OfficerAccount):
        self._browser = browser
        self._account = account

    def run(self) -> Answer:
        """Returns the first page behind the sign-in."""
        answer = self._browser.get("/staff/sign-in")
        for _ in range(8):
            if "/sign-in" not in answer.path:
                return answer
            answer = self._step(answer)
        raise Refused(f"{self._account.sign_in} does not get in: {answer.path} answered {answer.status}")

    def _step(self, answer: Answer) -> Answer:
        page = answer.page
        forms = [form for form in page.forms if form.method == "post" and "/sign-in" in form.action]
        if not forms:
            # The recovery codes, shown once: a link leads on.
            onward = [link for link in page.links if "/staff" in link and "language" not in link]
            return self._browser.get(onward[-1].removeprefix(self._browser.prefix))
        return self._browser.send(forms[0], self._values(forms[0], answer))

    def _values(self, form: Form, answer: Answer) -> dict[str, list[str]]:
        account = self._account
        if "new-password" in form.names:
            account.password = secrets.token_urlsafe(18)
            return {"new-password": [account.password], "again": [account.password]}
        if "code" in form.names:
            shown = SECRET.search(answer.body.decode("utf-8"))
            if form.action.endswith("/enrolment") and shown:
                account.secret = shown.group().replace(" ", "")
            return {"code": [account.code()]}
        return {"name": [account.sign_in], "password": [account.password]}
