import FormSchema
import Kernel

/// What came of one of a procedure's examples.
public struct ExampleOutcome: Sendable, Equatable {
  public let example: String
  public let title: String
  /// Where it differs from what was expected; empty when it holds.
  public let differences: [Difference]

  public var holds: Bool { differences.isEmpty }

  public enum Difference: Sendable, Equatable {
    /// An answer cannot be typed into its question.
    case untypable(question: String)
    /// `found` are the problems that came, `expected` those that should have, as `question: problem`.
    case problems(found: [String], expected: [String])
    case fee(found: Int, expected: Int)
    /// What the rules decide differs: the reason of the fee, eligibility, department, attachments.
    case decided(DecisionKind, found: String, expected: String)
    case shown(question: String)
    case applicant
    case decision([String])
    case documents(found: [String], expected: [String])
    case placeholder(String, document: String)
  }
}

/// Runs the examples of a procedure: they are its own tests.
public enum ExampleRunner {
  public static func run(_ definition: ProcedureDefinition) -> [ExampleOutcome] {
    definition.examples.map { example in
      ExampleOutcome(example: example.id, title: example.title, differences: differences(example, definition))
    }
  }

  private static func differences(
    _ example: ProcedureExample, _ definition: ProcedureDefinition
  ) -> [ExampleOutcome.Difference] {
    do {
      let reading = definition.form.read(try definition.form.typed(example.answers), today: example.on)
      switch example.expected {
      case .refused(let errors): return refused(reading, errors)
      case .notEligible(let reason):
        guard reading.isAccepted else { return [.problems(found: lines(reading), expected: [])] }
        let found = definition.determination(for: reading.answers, on: example.on).eligibility
        return difference(.eligibility, line(found), line(.init(outcome: .notEligible, reason: reason)))
      case .accepted(let expected):
        guard reading.isAccepted else { return [.problems(found: lines(reading), expected: [])] }
        return accepted(reading, expected, example, definition) + drawnOnArrival(reading, example, definition)
          + drawn(reading, example, definition)
      }
    } catch {
      return [.untypable(question: error.question)]
    }
  }

  private static func refused(
    _ reading: Reading, _ expected: [String: AnswerProblem.Code]
  ) -> [ExampleOutcome.Difference] {
    let found = Dictionary(grouping: reading.problems, by: \.question).mapValues { Set($0.map(\.code)) }
    let isSame = found.keys.count == expected.count
      && expected.allSatisfy { question, code in found[question]?.contains(code) ?? false }
    let wanted = expected.map { "\($0.key): \($0.value)" }.sorted()
    return isSame && !expected.isEmpty ? [] : [.problems(found: lines(reading), expected: wanted)]
  }

  private static func accepted(
    _ reading: Reading, _ expected: ProcedureExample.Accepted, _ example: ProcedureExample,
    _ definition: ProcedureDefinition
  ) -> [ExampleOutcome.Difference] {
    var differences = decided(reading, expected, example, definition)
    differences += expected.hidden.filter { reading.isShown(question: $0) }.map { .shown(question: $0) }
    if let applicant = expected.applicant {
      let name = record(reading, example, definition)?.applicant.name?.full
      if name?.utf8.elementsEqual(applicant.utf8) != true { differences.append(.applicant) }
    }
    return differences
  }

  /// What the rules decide must be what is expected.
  private static func decided(
    _ reading: Reading, _ expected: ProcedureExample.Accepted, _ example: ProcedureExample,
    _ definition: ProcedureDefinition
  ) -> [ExampleOutcome.Difference] {
    let found = definition.determination(for: reading.answers, on: example.on)
    var differences: [ExampleOutcome.Difference] = []
    if found.fee.amount.amount != expected.fee ?? 0 {
      differences.append(.fee(found: found.fee.amount.amount, expected: expected.fee ?? 0))
    }
    if let reason = expected.feeReason { differences += difference(.fee, found.fee.reason ?? "–", reason) }
    differences += difference(
      .eligibility, line(found.eligibility),
      line(.init(outcome: expected.isAsked ? .ask : .eligible, reason: expected.reason ?? found.eligibility.reason)))
    differences += difference(.routing, found.department, expected.department ?? definition.procedure.department)
    if let attachments = expected.attachments {
      let demanded = found.attachments.map(\.question).filter { reading.isShown(question: $0) }
      differences += difference(
        .attachments, Set(demanded).sorted().joined(separator: ", "), attachments.sorted().joined(separator: ", "))
    }
    return differences
  }

  private static func difference(
    _ kind: DecisionKind, _ found: String, _ expected: String
  ) -> [ExampleOutcome.Difference] {
    found == expected ? [] : [.decided(kind, found: found, expected: expected)]
  }

  private static func line(_ eligibility: Determination.Eligibility) -> String {
    [eligibility.outcome.rawValue, eligibility.reason].compactMap(\.self).joined(separator: ": ")
  }

  /// The documents an application gives when it arrives must be drawable.
  private static func drawnOnArrival(
    _ reading: Reading, _ example: ProcedureExample, _ definition: ProcedureDefinition
  ) -> [ExampleOutcome.Difference] {
    guard let record = record(reading, example, definition) else { return [] }
    let source = ApplicationPlaceholders(
      definition: definition, record: record, fact: { "{\($0.rawValue)}" })
    return undrawable(issued(at: .received, source, example, definition), source, on: example.on)
  }

  private static func issued(
    at moment: DocumentTemplate.Moment, _ source: ApplicationPlaceholders, _ example: ProcedureExample,
    _ definition: ProcedureDefinition
  ) -> [DocumentTemplate] {
    definition.documents.filter { $0.isIssued(at: moment, answers: source.joinedAnswers, today: example.on) }
  }

  private static func undrawable(
    _ documents: [DocumentTemplate], _ source: ApplicationPlaceholders, on day: CivilDate
  ) -> [ExampleOutcome.Difference] {
    var differences: [ExampleOutcome.Difference] = []
    for document in documents {
      do { _ = try document.filled(answers: source.joinedAnswers, today: day, source.value) } catch {
        differences.append(.placeholder(error.name, document: document.id))
      }
    }
    return differences
  }

  /// The documents this application and its decision give must be drawable, and be those that are named.
  private static func drawn(
    _ reading: Reading, _ example: ProcedureExample, _ definition: ProcedureDefinition
  ) -> [ExampleOutcome.Difference] {
    guard example.decision != nil || example.documents != nil,
      let record = record(reading, example, definition)
    else { return [] }
    let form = definition.form(.decision)
    guard let typed = try? form.typed(example.decision ?? [:]) else { return [.decision([])] }
    let decided = form.read(typed, today: example.on, given: reading.answers)
    guard decided.isAccepted else { return [.decision(lines(decided))] }
    let source = ApplicationPlaceholders(
      definition: definition, record: record, decision: decided.answers, fact: { "{\($0.rawValue)}" })
    let issued = issued(at: .granted, source, example, definition)
    var differences = undrawable(issued, source, on: example.on)
    if let expected = example.documents, Set(expected) != Set(issued.map(\.id)) {
      differences.append(.documents(found: issued.map(\.id), expected: expected))
    }
    return differences
  }

  private static func record(
    _ reading: Reading, _ example: ProcedureExample, _ definition: ProcedureDefinition
  ) -> ApplicationRecord? {
    // An example belongs to no version.
    ProcedureVersionID(String(repeating: "0", count: 64)).flatMap {
      ApplicationRecord(reading, of: definition, version: $0, appliedOn: example.on)
    }
  }

  private static func lines(_ reading: Reading) -> [String] { reading.problems.map { "\($0.question): \($0.code)" } }
}
