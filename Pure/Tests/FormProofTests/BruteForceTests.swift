import FEEL
import FormProof
import FormSchema
import Kernel
import Testing

/// The proof of small forms made by chance, held against trying every answer.
@Suite("The proof agrees with trying every answer") struct BruteForceTests {
  static let seeds = Array(1...300)
  /// What reads by itself and says nothing about paths.
  static let plain: Set<FormFinding.Kind> = [.unused, .missingTranslation]

  struct Case {
    let form: RandomForm
    let readings: [Reading]
    let findings: [FormFinding]

    init?(_ seed: Int) {
      form = RandomForm(seed: seed)
      guard form.count <= 1_200 else { return nil }
      readings = form.readings
      findings = FormProof.findings(of: form.definition, on: RandomForm.today).filter { !plain.contains($0.kind) }
    }

    func subjects(_ kind: FormFinding.Kind) -> Set<FormFinding.Subject> {
      Set(findings.filter { $0.kind == kind }.map(\.subject))
    }
  }

  @Test("what is found is so, and what is so is found", arguments: seeds)
  func agreement(seed: Int) throws {
    guard let one = Case(seed) else { return }
    try unreachable(one)
    try always(one)
    try acceptance(one)
    try deadEnds(one)
    try checks(one)
    try examples(one)
  }

  /// Questions and pages nobody reaches are found, and no others.
  private func unreachable(_ one: Case) throws {
    let found = one.subjects(.unreachable)
    for section in one.form.definition.form.sections {
      let isReached = section.when.map { when in
        one.readings.contains { when.holds($0.answers, today: RandomForm.today) }
      }
      #expect(found.contains(.section(section.id)) == (isReached == false), "\(section.id)")
      guard isReached != false else { continue }
      for question in section.questions {
        let isShown = one.readings.contains { $0.isShown(question: question.id) }
        #expect(found.contains(.question(question.id)) == !isShown, "\(question.id)")
      }
    }
  }

  /// Conditions that are always true are found, and no others.
  private func always(_ one: Case) throws {
    let found = one.subjects(.alwaysShown)
    let unreached = one.subjects(.unreachable)
    for section in one.form.definition.form.sections where !unreached.contains(.section(section.id)) {
      let shown = one.readings.filter { section.when?.holds($0.answers, today: RandomForm.today) ?? true }
      #expect(found.contains(.section(section.id)) == (section.when != nil && shown.count == one.readings.count))
      for question in section.questions where !unreached.contains(.question(question.id)) {
        let isAlways = question.when != nil && shown.allSatisfy { $0.isShown(question: question.id) }
        #expect(found.contains(.question(question.id)) == isAlways, "\(question.id)")
      }
    }
  }

  /// Forms that accept nothing are found, and no others.
  private func acceptance(_ one: Case) throws {
    #expect(one.subjects(.neverAccepted).isEmpty == one.readings.contains(where: \.isAccepted))
  }

  /// A dead end is one, and where there is one something is told.
  private func deadEnds(_ one: Case) throws {
    let accepted = one.readings.filter(\.isAccepted)
    let ends = one.findings.filter { $0.kind == .deadEnd }
    for end in ends {
      switch end.subject {
      case .question(let id): #expect(!accepted.contains { $0.isShown(question: id) })
      case .section(let id): #expect(!accepted.contains { $0.sections.contains(id) })
      case .option(let option, let id): #expect(!accepted.contains { Self.option($0.answers[id]) == option })
      case .check(let id):
        let check = try #require(one.form.definition.form.checks.first { $0.id == id })
        #expect(!accepted.contains { Self.applies(check, $0) })
      default: Issue.record("\(end.subject)")
      }
    }
    let errors = one.findings.contains { [.deadEnd, .impossibleCheck, .neverAccepted].contains($0.kind) }
    for question in one.form.definition.form.questions
    where one.readings.contains(where: { $0.isShown(question: question.id) }) {
      if !accepted.contains(where: { $0.isShown(question: question.id) }) { #expect(errors, "\(question.id)") }
    }
  }

  /// Checks that never apply, never refuse or never pass are found, and no others.
  private func checks(_ one: Case) throws {
    for check in one.form.definition.form.checks {
      let applied = one.readings.filter { Self.applies(check, $0) }
      let passed = applied.filter { check.must.holds($0.answers, today: RandomForm.today) }
      let isIdle = applied.isEmpty || passed.count == applied.count
      #expect(one.subjects(.idleCheck).contains(.check(check.id)) == isIdle, "\(check.id)")
      if one.subjects(.impossibleCheck).contains(.check(check.id)) { #expect(!applied.isEmpty && passed.isEmpty) }
    }
  }

  /// Every example says what it is an example of, and everything is decided.
  private func examples(_ one: Case) throws {
    #expect(one.subjects(.undecided).isEmpty && one.subjects(.tooLarge).isEmpty)
    for finding in one.findings {
      guard let example = finding.example else { continue }
      let reading = one.form.definition.form.read(example.typed, today: RandomForm.today)
      #expect(reading.problems.allSatisfy { $0.code.description.hasPrefix("check:") }, "\(reading.problems)")
      switch (finding.kind, finding.subject) {
      case (.unreachable, .question(let id)): #expect(!reading.isShown(question: id))
      case (.alwaysShown, .question(let id)): #expect(reading.isShown(question: id))
      case (.deadEnd, .question(let id)): #expect(reading.isShown(question: id) && !reading.isAccepted)
      case (.deadEnd, .option(let option, let id)):
        #expect(Self.option(reading.answers[id]) == option && !reading.isAccepted)
      case (.impossibleCheck, .check(let id)):
        #expect(reading.problems.contains { $0.code == .check(id) })
      default: continue
      }
    }
  }

  private static func option(_ answer: Answer?) -> String? {
    switch answer {
    case .choice(let chosen): chosen.option
    case .flag(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  private static func applies(_ check: Check, _ reading: Reading) -> Bool {
    reading.isShown(question: check.question) && check.when?.holds(reading.answers, today: RandomForm.today) ?? true
  }
}
