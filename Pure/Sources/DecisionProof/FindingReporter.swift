import CivilTime
import FEEL

/// Turns what was found in a grid into findings, each shown by the engine.
struct FindingReporter {
  let proof: ProofTable
  let grid: ProofGrid
  let witness: TableWitness

  /// Values for the variables, and the day, that stand for a box.
  struct Point {
    var values: [Value] = []
    var examples: [ProofFinding.Example] = []
    var date: LocalDate?
  }

  /// The best example of a box; nil where it holds no value for certain.
  func point(_ box: [[Int]]) -> Point? {
    var point = Point()
    for (dimension, classes) in zip(grid.dimensions, box) {
      guard let value = dimension.example(classes)?.value else { return nil }
      if dimension.source == .period {
        if case .date(let date) = value { point.date = date }
      } else {
        point.values.append(value)
        point.examples.append(ProofFinding.Example(input: dimension.name, value: value))
      }
    }
    return point
  }

  func rules(at point: Point) -> [Int]? { witness.rules(point.values, on: point.date) }

  /// A finding about a box.
  func finding(_ kind: ProofFinding.Kind, _ box: [[Int]], _ point: Point, rules: [Int] = []) -> ProofFinding {
    var finding = ProofFinding(kind, in: proof.element)
    finding.rules = rules.map { $0 + 1 }
    finding.example = point.examples
    for (dimension, classes) in zip(grid.dimensions, box) {
      let all = dimension.classes.indices.filter { dimension.classes[$0].isCertain }
      if dimension.source == .period {
        finding.period = period(dimension, classes, around: point.date)
        finding.date = point.date
      } else if classes.count < all.count {
        finding.regions.append(RegionReader(dimension: dimension).region(classes))
        if dimension.isAssumed { finding.assumptions.append(dimension.name) }
        if classes.allSatisfy({ dimension.classes[$0].isFractional }) { finding.isFractional = true }
      }
    }
    return finding
  }

  /// The stretch of days around the example's.
  private func period(_ dimension: Dimension, _ classes: [Int], around date: LocalDate?) -> ProofFinding.Period? {
    for part in RegionReader(dimension: dimension).region(classes).parts {
      switch part {
      case .value(.date(let day)) where day == date: return ProofFinding.Period(from: day, to: day)
      case .interval(let low, _, let high, _):
        let (from, to) = (low?.day, high?.day)
        if let date, let from, date < from { continue }
        if let date, let to, date > to { continue }
        return ProofFinding.Period(from: from, to: to)
      default: continue
      }
    }
    return nil
  }

  func unconfirmed(_ rules: [Int]) -> ProofFinding {
    undecided(.unconfirmed, rules: rules)
  }

  func undecided(_ reason: ProofFinding.Reason, rules: [Int] = []) -> ProofFinding {
    var finding = ProofFinding(.undecided, in: proof.element)
    finding.reason = reason
    finding.rules = rules.map { $0 + 1 }
    return finding
  }
}

extension Value {
  fileprivate var day: LocalDate? { if case .date(let date) = self { date } else { nil } }
}
