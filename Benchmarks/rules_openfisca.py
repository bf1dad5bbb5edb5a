"""Measures 児童手当 in openfisca-core; prints one line of JSON.

rules_openfisca.py people COUNT FILE              writes seeded people: columns of 32-bit numbers
rules_openfisca.py sweep FILE MONTH ANSWERS       computes the benefit for all of them
"""

import json
import statistics
import sys
import time

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

import rules_benefit as benefit

SEED = 20241001
Person = build_entity(key="person", plural="persons", label="A child, real or possible", is_person=True)
NAMES = ("age", "birth_order", "guardian_income", "dependants")


class age(Variable):
    value_type, entity, definition_period, label = int, Person, MONTH, "Age in whole years"


class birth_order(Variable):
    value_type, entity, definition_period, label = int, Person, MONTH, "Which child of the family"


class guardian_income(Variable):
    value_type, entity, definition_period, label = int, Person, MONTH, "Income of the guardian in a year"


class dependants(Variable):
    value_type, entity, definition_period, label = int, Person, MONTH, "How many depend on the guardian"


class child_allowance(Variable):
    value_type, entity, definition_period, label = int, Person, MONTH, "児童手当"

    def formula_2022_10(person, period, parameters):
        p = parameters(period).child_allowance
        age, order = person("age", period), person("birth_order", period)
        income, more = person("guardian_income", period), person("dependants", period) * p.each_dependant
        full = numpy.select(
            [age < 3, (age <= 12) & (order >= 3)], [p.under_three, p.third_child], default=p.child)
        paid = numpy.select(
            [income >= p.ceiling + more, income >= p.limit + more], [0, p.above_limit], default=full)
        return numpy.where(age <= p.last_age, paid, 0)

    def formula_2024_10(person, period, parameters):
        p = parameters(period).child_allowance
        age, order = person("age", period), person("birth_order", period)
        amount = numpy.select([order >= 3, age < 3], [p.third_child, p.under_three], default=p.child)
        return numpy.where(age <= p.last_age, amount, 0)


def system() -> TaxBenefitSystem:
    found = TaxBenefitSystem([Person])
    found.add_variables(age, birth_order, guardian_income, dependants, child_allowance)
    found.parameters = ParameterNode("", data={"child_allowance": {
        "under_three": {"values": {"2022-10-01": 15_000}},
        "third_child": {"values": {"2022-10-01": 15_000, "2024-10-01": 30_000}},
        "child": {"values": {"2022-10-01": 10_000}},
        "above_limit": {"values": {"2022-10-01": 5_000}},
        "last_age": {"values": {"2022-10-01": 15, "2024-10-01": 18}},
        "limit": {"values": {"2022-10-01": benefit.LIMIT}},
        "ceiling": {"values": {"2022-10-01": benefit.CEILING}},
        "each_dependant": {"values": {"2022-10-01": benefit.EACH}},
    }})
    return found


def write_people(count: int, path: str) -> None:
    chance = numpy.random.default_rng(SEED)
    columns = [
        chance.integers(0, 100, count), chance.integers(1, 6, count), chance.integers(0, 15_000_000, count),
        chance.integers(0, benefit.MOST_DEPENDANTS + 1, count)]
    numpy.concatenate(columns).astype("<i4").tofile(path)


def sweep(path: str, month: str, answers: str) -> dict:
    columns = numpy.fromfile(path, dtype="<i4").reshape(len(NAMES), -1)
    rules = system()
    whole, alone = [], []
    for _ in range(9):
        began = time.perf_counter()
        simulation = SimulationBuilder().build_default_simulation(rules, columns.shape[1])
        for name, column in zip(NAMES, columns):
            simulation.set_input(name, month, column)
        asked = time.perf_counter()
        paid = simulation.calculate("child_allowance", month)
        ended = time.perf_counter()
        whole.append(ended - began)
        alone.append(ended - asked)
    paid.astype("<i4").tofile(answers)
    return {"seconds": statistics.median(whole), "secondsOfFormulaAlone": statistics.median(alone)}


if __name__ == "__main__":
    if sys.argv[1] == "people":
        write_people(int(sys.argv[2]), sys.argv[3])
    else:
        print(json.dumps(sweep(*sys.argv[2:5])))
