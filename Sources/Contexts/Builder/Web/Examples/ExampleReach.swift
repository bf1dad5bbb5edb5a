import DMN
import FormSchema
import Kernel
import Nihongo
import Ports

/// What no example of a procedure reaches: nobody has tried it yet.
struct ExampleReach: Sendable {
  /// A case that goes wrong more often than others, and that the form makes possible.
  enum Awkward: String, Sendable, CaseIterable {
    /// Somebody applies for somebody else.
    case proxy
    /// The applicant is under 18.
    case minor
    /// A name without kana, as many names from abroad.
    case noKana = "no-kana"
    /// An address in another town.
    case elsewhere
    /// 「わからない」.
    case unknown
    /// 「その他」, with words of one's own.
    case otherOption = "other-option"
    case twoRows = "two-rows"
    /// Nothing that may be left empty is filled in.
    case nothingOptional = "nothing-optional"
    /// Something has to be mended.
    case refused
    /// The rules say no.
    case notEligible = "not-eligible"
    /// An officer has to look.
    case ask
  }

  /// A row of a decision's table, from 1.
  struct TableRow: Sendable, Hashable {
    let kind: DecisionKind
    let row: Int
    let remark: String
  }

  /// Questions no example is asked, by their full ids, in the order of the form.
  let questions: [(id: String, question: Question, words: ProcedureWords)]
  /// Options no example chooses.
  let options: [(question: Question, option: Option, words: ProcedureWords)]
  let rows: [TableRow]
  let awkward: [Awkward]

  /// With more options than this they are a list of codes, and nobody tries each of them.
  private static let mostOptions = 20

  /// - Parameter town: the name of the town, as addresses write it.
  init(_ definition: ProcedureDefinition, _ applications: [TriedApplication], town: String, _ words: ProcedureWords) {
    var seen = SeenByExamples(town: town)
    for application in applications { seen.look(at: application) }
    var questions: [(String, Question, ProcedureWords)] = []
    var options: [(Question, Option, ProcedureWords)] = []
    func collect(_ list: [Question], _ path: String, _ words: ProcedureWords) {
      for question in list where question.isAsked {
        let id = path + question.id
        guard seen.questions.contains(id) else {
          questions.append((id, question, words))
          continue
        }
        if question.optionsFrom == nil, question.type.options.count <= Self.mostOptions {
          for option in question.type.options where !seen.options.contains("\(id).\(option.id)") {
            options.append((question, option, words))
          }
        }
        if let group = question.type.group { collect(group.questions, "\(id).", words.inside(question)) }
      }
    }
    collect(definition.form.questions, "", words)
    (self.questions, self.options) = (questions, options)
    rows = Self.rows(of: definition).filter { !seen.rows.contains("\($0.kind.rawValue) \($0.row)") }
    awkward = Awkward.allCases.filter { seen.isPossible($0, definition) && !seen.awkward.contains($0) }
  }

  /// How much of what could be tried nobody has tried.
  var count: Int { questions.count + options.count + rows.count + awkward.count }

  private static func rows(of definition: ProcedureDefinition) -> [TableRow] {
    DecisionKind.allCases.flatMap { kind -> [TableRow] in
      guard let rules = definition.decisions[kind],
        case .table(let table)? = rules.model.decisions.first(where: { $0.name == kind.rawValue })?.logic?.kind
      else { return [] }
      return table.rules.enumerated().map { index, rule in
        TableRow(
          kind: kind, row: index + 1,
          remark: rule.annotations.filter { !$0.isEmpty }.joined(separator: "、"))
      }
    }
  }
}

/// What some examples reach.
private struct SeenByExamples {
  let town: String
  var questions: Set<String> = []
  var options: Set<String> = []
  var rows: Set<String> = []
  var awkward: Set<ExampleReach.Awkward> = []

  init(town: String) { self.town = town }

  mutating func look(at application: TriedApplication) {
    let outcome = TrialOutcome(application)
    let definition = application.definition
    note(definition.form.questions, outcome.reading, application.typed, "")
    switch outcome.verdict {
    case .refused: awkward.insert(.refused)
    case .notEligible: awkward.insert(.notEligible)
    case .accepted:
      if outcome.determination.eligibility.outcome == .ask { awkward.insert(.ask) }
      let open = definition.form.questions.filter { outcome.reading.isShown(question: $0.id) && $0.isOptional }
      if !open.isEmpty, open.allSatisfy({ outcome.reading.answers[$0.id] == nil }) { awkward.insert(.nothingOptional) }
    }
    for (kind, rules) in definition.decisions {
      let explained = rules.explained(for: outcome.reading.answers, on: application.day)?.explanation
      for match in explained?.decision(kind.rawValue)?.table?.matches ?? [] {
        rows.insert("\(kind.rawValue) \(match.rule)")
      }
    }
    noteRoles(definition.form.questions, outcome.reading, application.day)
  }

  private mutating func note(_ list: [Question], _ reading: Reading, _ typed: TypedAnswers, _ path: String) {
    for question in list where reading.isShown(question: question.id) {
      let id = path + question.id
      questions.insert(id)
      for option in typed[question.id] { options.insert("\(id).\(option)") }
      if question.type.hasOther, typed[question.id].contains(Option.other) { awkward.insert(.otherOption) }
      if typed.first("\(question.id).\(Question.unknown)") == "true" { awkward.insert(.unknown) }
      guard let group = question.type.group else { continue }
      let rows = reading.rows[question.id] ?? []
      if rows.count > 1 { awkward.insert(.twoRows) }
      for row in rows { note(group.questions, row.reading, typed.row(question.id, row.key), "\(id).") }
    }
  }

  private mutating func noteRoles(_ list: [Question], _ reading: Reading, _ day: CivilDate) {
    for question in list where reading.isShown(question: question.id) {
      guard let answer = reading.answers[question.id] else { continue }
      if question.role == .proxyName { awkward.insert(.proxy) }
      switch answer {
      case .name(let name) where name.fullKana.isEmpty: awkward.insert(.noKana)
      case .date(let date) where question.role == .applicantBirthDate:
        if Self.age(of: date, on: day) < 18 { awkward.insert(.minor) }
      case .address(let address) where question.role == .applicantAddress:
        if address.city != town { awkward.insert(.elsewhere) }
      default: break
      }
    }
  }

  private static func age(of birth: CivilDate, on day: CivilDate) -> Int {
    let isBefore = (day.month, day.day) < (birth.month, birth.day)
    return day.year - birth.year - (isBefore ? 1 : 0)
  }

  /// Whether the form has anything of the kind.
  func isPossible(_ awkward: ExampleReach.Awkward, _ definition: ProcedureDefinition) -> Bool {
    let all = definition.form.questions.flatMap { [$0] + ($0.type.group?.questions ?? []) }
    switch awkward {
    case .proxy: return all.contains { $0.role == .proxyName }
    case .minor: return all.contains { $0.role == .applicantBirthDate }
    case .elsewhere: return all.contains { $0.role == .applicantAddress }
    case .noKana: return all.contains { if case .name(isOrganisation: false) = $0.type { true } else { false } }
    case .unknown: return all.contains(where: \.allowsUnknown)
    case .otherOption: return all.contains(where: \.type.hasOther)
    case .twoRows: return all.contains { ($0.type.group?.atMost ?? 1) > 1 }
    case .nothingOptional: return all.contains { $0.isOptional && $0.type.isTyped }
    case .refused: return all.contains(where: \.type.isTyped)
    case .notEligible, .ask: return definition.decisions[.eligibility] != nil
    }
  }
}
