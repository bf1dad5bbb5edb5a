"""児童手当 as a small model of DMN and the people it is asked for: rules since 令和6年10月, and those before.

Source: 児童手当法 (昭和46年法律第73号) art. 3–6 as amended by 令和6年法律第47号, and 児童手当法施行令 art. 1 and 7 before
that; read 2026-11-21. Ages are whole years on both sides; what happens within a school year is left out.
"""

from rules_tables import Column, Decision, Table, dmn

CHANGED_ON, LAST_BEFORE = "2024-10-01", "2024-09-30"
#: One of each version.
DAYS = ("2024-09-15", "2024-11-15")
INPUTS = {"年齢": "number", "第何子": "number", "所得": "number", "扶養親族等の数": "number"}

#: 所得制限限度額 and 所得上限限度額 without dependants, and for each of them more; yen.
LIMIT, CEILING, EACH = 6_220_000, 8_580_000, 380_000
MOST_DEPENDANTS = 9


def model() -> str:
    return dmn(INPUTS, [
        Decision("所得区分", "string", ["所得", "扶養親族等の数"], _income_classes()),
        Decision("支給月額", "number", ["年齢", "第何子", "所得区分"], _amounts()),
    ])


def _income_classes() -> Table:
    rules = []
    for dependants in range(MOST_DEPENDANTS + 1):
        limit, ceiling = LIMIT + EACH * dependants, CEILING + EACH * dependants
        rules += [
            [str(dependants), f"< {limit}", '"本則"'], [str(dependants), f"[{limit}..{ceiling})", '"特例"'],
            [str(dependants), f">= {ceiling}", '"対象外"']]
    return Table(
        [Column("扶養親族等の数", "number"), Column("所得", "number")], [Column("所得区分", "string")], rules,
        policy="UNIQUE")


def _amounts() -> Table:
    before = [
        ["< 3", "", '"本則"', "15000"], ["[3..12]", "< 3", '"本則"', "10000"], ["[3..12]", ">= 3", '"本則"', "15000"],
        ["[13..15]", "", '"本則"', "10000"], ["<= 15", "", '"特例"', "5000"], ["<= 15", "", '"対象外"', "0"],
        ["> 15", "", "", "0"]]
    today = [
        ["<= 18", ">= 3", "", "30000"], ["< 3", "< 3", "", "15000"], ["[3..18]", "< 3", "", "10000"],
        ["> 18", "", "", "0"]]
    return Table(
        [Column("年齢", "number"), Column("第何子", "number"), Column("所得区分", "string")],
        [Column("支給月額", "number")], before + today,
        [("", LAST_BEFORE)] * len(before) + [(CHANGED_ON, "")] * len(today), policy="UNIQUE")
