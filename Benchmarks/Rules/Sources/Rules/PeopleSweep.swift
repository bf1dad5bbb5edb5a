import CivilTime
import DMN
import DecimalArithmetic
import FEEL
import Foundation
import Measuring

/// One benefit for every person of a file, as tables are asked for a whole country.
struct PeopleSweep {
  private let decision: CompiledDecision
  private let date: LocalDate
  private let columns: [FactColumn]
  private let answers: String

  /// - Parameters:
  ///   - people: columns of 32-bit numbers, one after the other, in the order of the decision's inputs.
  ///   - answers: where the amounts are written, 32 bits each, so that they can be compared.
  init(model path: String, people: String, date: String, answers: String) throws {
    let model = try CompiledModel.checked(
      DecisionModel.read(xml: Array(Data(contentsOf: URL(fileURLWithPath: path)))))
    guard let decision = model.decision(model.decisionNames.last ?? ""), let date = LocalDate(feel: date) else {
      throw CocoaError(.featureUnsupported)
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: people))
    let count = data.count / 4 / decision.inputs.count
    columns = decision.inputs.indices.map { column in
      .shortIntegers(
        data.subdata(in: column * count * 4..<(column + 1) * count * 4)
          .withUnsafeBytes { Array($0.bindMemory(to: Int32.self)) })
    }
    self.decision = decision
    self.date = date
    self.answers = answers
  }

  func run() throws {
    let one = try median(threads: 1)
    let two = try median(threads: 2)
    let each = try rowByRow()
    try write(try DecisionSweep(decision, on: date).run(columns, threads: 2))
    try tell([
      "people": columns[0].count, "inputs": decision.inputs.map(\.name), "secondsOnOneThread": one,
      "secondsOnTwoThreads": two, "secondsRowByRow": each, "peakBytes": memory("VmHWM"),
    ])
  }

  /// The plan of the sweep is made anew each time.
  private func median(threads: Int) throws -> Double {
    var paid = 0
    let times = try (0..<9).map { _ in
      try seconds {
        let result = try DecisionSweep(decision, on: date).run(columns, threads: threads)
        paid += result.outcomes.count
      }
    }
    guard paid > 0 else { throw CocoaError(.featureUnsupported) }
    return times.sorted()[4]
  }

  /// Every person decided alone, on one thread.
  private func rowByRow() throws -> Double {
    let evaluator = DecisionEvaluator(decision)
    evaluator.date = date
    var inputs = [Value](repeating: .null, count: columns.count)
    var paid = 0
    let time = seconds {
      for row in 0..<columns[0].count {
        for column in columns.indices { inputs[column] = columns[column][row] }
        if !evaluator.evaluate(inputs).isNull { paid += 1 }
      }
    }
    guard paid > 0 else { throw CocoaError(.featureUnsupported) }
    return time
  }

  private func write(_ result: SweepResult) throws {
    let amounts = result.outcomes.map { outcome -> Int32 in
      if case .number(let number) = outcome { Int32(number.int ?? -1) } else { -1 }
    }
    let all = result.positions.map { amounts[Int($0)] }
    try all.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: answers)) }
  }
}
