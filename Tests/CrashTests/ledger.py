"""What must hold in the database after a crash, whatever the moment."""

from applicant import Receipt

#: What is wrong → a query for the cases or rows it is wrong with.
HALF_CASES = {
    "a case without its record": """
        SELECT id FROM cases_case WHERE id NOT IN (SELECT case_id FROM cases_record WHERE number = 1)""",
    "a case whose log does not begin with its submission": """
        SELECT id FROM cases_case WHERE id NOT IN
          (SELECT case_id FROM cases_event WHERE number = 1 AND kind = 'submitted')""",
    "a case that is not in the audit log exactly once": """
        SELECT c.id FROM cases_case c
          LEFT JOIN audit_entry a ON a.subject = 'case:' || c.id AND a.action = 'cases.submitted'
        GROUP BY c.id HAVING count(a.seq) <> 1""",
    "an audited submission without its case": """
        SELECT subject FROM audit_entry WHERE action = 'cases.submitted'
          AND subject NOT IN (SELECT 'case:' || id FROM cases_case)""",
    "a record without its case": """
        SELECT case_id FROM cases_record WHERE case_id NOT IN (SELECT id FROM cases_case)""",
    "an event without its case": """
        SELECT case_id FROM cases_event WHERE case_id NOT IN (SELECT id FROM cases_case)""",
    "a draft that became two cases": """
        SELECT draft_id FROM cases_case GROUP BY draft_id HAVING count(*) > 1""",
    "a running number that was given twice": """
        SELECT department, serial FROM cases_case GROUP BY department, serial HAVING count(*) > 1""",
    "running numbers with a gap": """
        SELECT department FROM cases_case GROUP BY department HAVING max(serial) <> count(*)""",
    "a tally that does not equal the cases": """
        SELECT t.department, t.status FROM cases_tally t LEFT JOIN
          (SELECT department, status, count(*) AS n FROM cases_case GROUP BY department, status) c
          ON c.department = t.department AND c.status = t.status WHERE t.cases <> coalesce(c.n, 0)""",
    "cases that no tally counts": """
        SELECT DISTINCT department, status FROM cases_case c WHERE NOT EXISTS
          (SELECT 1 FROM cases_tally t WHERE t.department = c.department AND t.status = c.status)""",
    "an audit log with a gap": """
        SELECT max(seq), count(*) FROM audit_entry WHERE seq > 0 HAVING max(seq) <> count(*)""",
}

#: Where the outbox stands and what ties a mail to its case.
WITHOUT_MAIL = """
    SELECT c.id FROM cases_case c LEFT JOIN notices_mail m ON m.about = 'case:' || c.id AND m.occasion = 'received'
    GROUP BY c.id HAVING count(*) <> 1 OR max(m.about) IS NULL"""


class Ledger:
    """The database of one town."""

    def __init__(self, database):
        self._database = database

    def cases(self) -> int:
        return int(self._database.rows("SELECT count(*) FROM cases_case")[0][0])

    def half_cases(self) -> list[str]:
        """Every broken rule, with how many and the first of them."""
        found = []
        for words, query in (HALF_CASES | {"a case without its mail in the outbox": WITHOUT_MAIL}).items():
            rows = self._database.rows(query)
            if rows:
                found.append(f"{words}: {len(rows)}, the first {' '.join(rows[0])}")
        return found

    def lost_or_double(self, receipts: list[Receipt]) -> list[str]:
        """Acknowledged receipts that are not in the database exactly once."""
        counted = dict(self._database.rows("SELECT receipt, count(*) FROM cases_case GROUP BY receipt"))
        return [
            f"receipt {receipt.number} is in the database {counted.get(receipt.number, 0)} times"
            for receipt in receipts if counted.get(receipt.number) != "1"
        ]
