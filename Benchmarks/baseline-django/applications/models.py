"""A case, its log, the audit log and the outbox."""

import uuid

from django.db import models


class Case(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    receipt = models.CharField(max_length=20, unique=True)
    department = models.CharField(max_length=40)
    status = models.CharField(max_length=20)
    serial = models.BigIntegerField()
    received_at = models.DateTimeField()
    due_on = models.DateField()
    fee_yen = models.BigIntegerField()
    answers = models.JSONField()
    photo = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["department", "status", "due_on", "id"])]


class Serial(models.Model):
    """The last running number of a department in a fiscal year."""

    department = models.CharField(max_length=40)
    fiscal_year = models.IntegerField()
    last_number = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["department", "fiscal_year"], name="one_serial")]


class CaseEvent(models.Model):
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    number = models.IntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_event")]


class AuditHead(models.Model):
    """The end of the hash chain: one row, which every writer waits for."""

    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)


class AuditEntry(models.Model):
    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    action = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)


class OutboxMail(models.Model):
    recipient = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    about = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
