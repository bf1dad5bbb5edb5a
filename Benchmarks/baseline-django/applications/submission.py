"""Stores a finished application: everything or nothing."""

import datetime
import hashlib
import secrets
import uuid

from django.db import connection, transaction
from django.utils import timezone

from applications.models import AuditEntry, AuditHead, Case, CaseEvent, OutboxMail

DEPARTMENT = "citizens"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def submit(answers: dict, photo: str) -> Case:
    now = timezone.now()
    with transaction.atomic():
        case = Case.objects.create(
            id=uuid.uuid4(), receipt=receipt_number(now), department=DEPARTMENT, status="submitted",
            serial=next_serial(now), received_at=now, due_on=due_on(now.date()), fee_yen=fee(answers), answers=answers,
            photo=photo)
        CaseEvent.objects.create(case=case, number=1, at=now, actor="applicant", kind="submitted")
        audit("cases.submitted", f"case:{case.id}", now)
        if answers["email"]:
            OutboxMail.objects.create(
                recipient=answers["email"], subject="【つむぎ市】申請を受け付けました", about=f"case:{case.id}", created_at=now,
                body=f"{answers['family']} {answers['given']} 様\n\n住民票の写しの交付請求を受け付けました。\n受付番号: {case.receipt}")
    return case


def receipt_number(now: datetime.datetime) -> str:
    code = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{now:%y}-{code[:4]}-{code[4:]}"


def next_serial(now: datetime.datetime) -> int:
    year = now.year if now.month >= 4 else now.year - 1
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO applications_serial (department, fiscal_year, last_number) VALUES (%s, %s, 1)"
            " ON CONFLICT (department, fiscal_year) DO UPDATE SET last_number = applications_serial.last_number + 1"
            " RETURNING last_number", [DEPARTMENT, year])
        return cursor.fetchone()[0]


def due_on(today: datetime.date) -> datetime.date:
    left, day = 5, today
    while left:
        day += datetime.timedelta(days=1)
        left -= day.weekday() < 5
    return day


def fee(answers: dict) -> int:
    return 0 if answers["purpose"] == "pension" else 300 * answers["copies"]


def audit(action: str, subject: str, now: datetime.datetime) -> None:
    head = AuditHead.objects.select_for_update().get(pk=1)
    seq = head.seq + 1
    words = "\x1f".join([head.hash, str(seq), now.isoformat(), "applicant", action, subject])
    digest = hashlib.sha256(words.encode()).hexdigest()
    AuditEntry.objects.create(
        seq=seq, at=now, actor="applicant", action=action, subject=subject, previous_hash=head.hash, hash=digest)
    head.seq, head.hash = seq, digest
    head.save(update_fields=["seq", "hash"])
