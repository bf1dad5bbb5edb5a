"""What is measured: the product on either engine, and the baseline. Both are applied to in the same way."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from applicant import attachments
from example_answers import ExampleAnswers
from postgres import PostgresCluster
from product import HOST, ROOT, free_port
from recorded_walk import RecordedWalk, RecordingApplicant
from town import Town

PROCEDURE = "resident-record-copy"
EXAMPLE = ROOT / "Examples/TsumugiCity/procedures" / PROCEDURE / "examples/own-record-at-counter.yaml"
BASELINE = ROOT / "Benchmarks" / "baseline-django"


class Tsumugi:
    """The product behind `tsumugi serve`."""

    def __init__(self, folder: Path, engine: str):
        self.name = f"tsumugi-{engine}"
        self.engine = engine
        self.town = Town(folder, engine)

    def start(self) -> None:
        self.town.prepare()
        self.town.start()

    def stop(self) -> None:
        self.town.close()

    @property
    def port(self) -> int:
        return self.town.running.port

    def processor_seconds(self) -> float:
        return self.town.running.processor_seconds()

    def cases(self) -> int:
        return int(self.town.database().rows("SELECT count(*) FROM cases_case")[0][0])

    def record(self) -> RecordedWalk:
        applicant = RecordingApplicant(HOST, self.port, self.town.prefix)
        applicant.apply(PROCEDURE, ExampleAnswers.read(EXAMPLE))
        applicant.close()
        sent = [step for step in applicant.steps if step.request.method == "POST"]
        shared = {name: value for name, value in applicant.cookies.items() if name.endswith("-visitor")}
        return RecordedWalk(sent[0], sent[1:-1], sent[-1], shared)


class Baseline:
    """The Django application behind gunicorn, on a PostgreSQL of its own."""

    name, engine = "baseline-django", "postgres"

    def __init__(self, folder: Path, _engine: str = "postgres"):
        self._folder = folder.resolve()
        self._process: subprocess.Popen | None = None
        self._postgres: PostgresCluster | None = None
        self.port = 0

    def start(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        programs = self._environment_programs()
        self._postgres = PostgresCluster()
        self.port = free_port()
        environment = os.environ | {
            "DATABASE_URL": self._postgres.url, "PORT": str(self.port), "UPLOADS": str(self._folder / "uploads"),
            "PYTHONDONTWRITEBYTECODE": "1"}
        migrate = [str(programs / "python"), "-m", "django", "migrate", "--settings", "baseline.settings"]
        subprocess.run(migrate, check=True, capture_output=True, cwd=BASELINE, env=environment)
        serve = [str(programs / "gunicorn"), "--config", "gunicorn.conf.py", "baseline.wsgi"]
        with (self._folder / "gunicorn.log").open("wb") as log:
            self._process = subprocess.Popen(
                serve, cwd=BASELINE, env=environment, stdout=log, stderr=log, start_new_session=True)
        self._wait()

    def _environment_programs(self) -> Path:
        """The baseline's own packages, in a folder that is kept between runs."""
        place = ROOT / ".build" / "baseline-django"
        if not (place / "bin" / "gunicorn").exists():
            subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
            subprocess.run(
                [str(place / "bin" / "pip"), "install", "--quiet", "-r", str(BASELINE / "requirements.txt")],
                check=True)
        return place / "bin"

    def _wait(self) -> None:
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"http://{HOST}:{self.port}/apply/", timeout=5):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError((self._folder / "gunicorn.log").read_text(errors="replace")[-2000:])

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait()
        if self._postgres:
            self._postgres.stop()

    def processor_seconds(self) -> float:
        """Of gunicorn and its workers; PostgreSQL not counted."""
        pids = [self._process.pid]
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        pids += [int(pid) for pid in children.read_text().split()]
        total = 0
        for pid in pids:
            parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(parts[11]) + int(parts[12])
        return total / os.sysconf("SC_CLK_TCK")

    def cases(self) -> int:
        return int(self._postgres.database.rows("SELECT count(*) FROM applications_case")[0][0])

    def record(self) -> RecordedWalk:
        applicant = RecordingApplicant(HOST, self.port)
        answer = applicant.get("/apply/")
        typed = self._answers()
        for _ in range(12):
            form = answer.page.form_to("/apply/")
            named = {name: typed[name.partition("-")[2]] for name in form.names if name.partition("-")[2] in typed}
            files = {name: attachments(["photo"]) for name in form.file_names}
            answer = applicant.send(form, named, files)
            if "/receipt/" in answer.path:
                break
        else:
            raise RuntimeError(f"the baseline's form does not end: {answer.body[:2000]!r}")
        applicant.close()
        sent = [step for step in applicant.steps if step.request.method == "POST"]
        shared = {"csrftoken": applicant.cookies["csrftoken"]}
        return RecordedWalk(applicant.steps[0], sent[:-1], sent[-1], shared)

    @staticmethod
    def _answers() -> dict[str, list[str]]:
        """The example's answers under the baseline's names."""
        fields = ExampleAnswers.read(EXAMPLE).fields
        named = {
            name.partition(".")[2].replace("-", "_") or name.replace("-", "_"): values
            for name, values in fields.items()}
        named |= {name.replace("-", "_"): values for name, values in fields.items() if "." not in name}
        named["birth_date"] = fields["applicant-birth-date"]
        named["email_again"] = fields["email"]
        # The baseline asks for all names in one text.
        named["persons"] = [fields["persons.1.name.family"][0] + " " + fields["persons.1.name.given"][0]]
        return named


