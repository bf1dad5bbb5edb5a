import FEEL
import FormSchema
import Kernel
import Nihongo

/// What rules at each place of a draft may call the answers, read as the real reader does it.
public struct DraftNames: Sendable {
  public let outline: DraftOutline
  /// Of a condition that stands in no row and no group.
  public let top: RuleNames
  private let rows: [String: RuleNames]
  private let uses: [String: DraftQuestion.Use]
  /// The rows a group is used in, by the group.
  private let inRows: [String: [String]]

  public init(_ outline: DraftOutline) {
    self.outline = outline
    let inner = Dictionary(grouping: outline.questions) { $0.around.joined(separator: ".") }
    let known = Self.questions("", inner)
    top = RuleNames(known)
    var rows: [String: RuleNames] = [:]
    for (path, _) in inner where !path.isEmpty {
      var outer = known
      let parts = path.split(separator: ".").map(String.init)
      for depth in 1..<max(parts.count, 1) {
        outer = Self.questions(parts[..<depth].joined(separator: "."), inner) + outer
      }
      rows[path] = RuleNames(Self.questions(path, inner), within: outer)
    }
    self.rows = rows
    inRows = Dictionary(
      outline.questions.filter { $0.path.steps.count == 2 }.compactMap { question in
        question.use.map { ($0.group, question.around) }
      }, uniquingKeysWith: { first, _ in first })
    uses = Dictionary(
      outline.questions.compactMap { question in question.use.map { ($0.group, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What an expression at a place may name.
  public func names(at path: DraftPath) -> RuleNames {
    let around = self.around(path)
    let names = around.isEmpty ? top : rows[around.joined(separator: ".")] ?? top
    guard let group = Self.group(path), let use = uses[group] else { return names }
    return names.adding(aliases: aliases(of: use, hiding: around))
  }

  /// The rows a place stands in, from the outside in.
  public func around(_ path: DraftPath) -> [String] {
    guard let question = outline.question(at: path) else { return Self.group(path).flatMap { inRows[$0] } ?? [] }
    let isInRow = path.steps.dropFirst(question.path.steps.count).first.map {
      [DraftStep.key("questions"), .key("checks")].contains($0)
    } ?? false
    return isInRow ? question.around + [question.id] : question.around
  }

  /// `applicant` for a place in `groups/applicant.yaml`.
  static func group(_ path: DraftPath) -> String? {
    guard path.file.hasPrefix("groups/"), path.file.hasSuffix(".yaml") else { return nil }
    return String(path.file.dropFirst(7).dropLast(5))
  }

  /// The questions of a group by their ids inside it.
  private func aliases(of use: DraftQuestion.Use, hiding around: [String]) -> [String: String] {
    let hidden = Set(around.isEmpty ? [] : outline.inner(of: around.joined(separator: ".")).map(\.id))
    var aliases: [String: String] = [:]
    for question in outline.questions
    where question.use?.path == use.path && question.path.steps.count == 2 {
      let own = question.use?.own ?? ""
      if !hidden.contains(own) { aliases[own] = question.id }
    }
    return aliases
  }

  private static func questions(_ path: String, _ inner: [String: [DraftQuestion]]) -> [Question] {
    (inner[path] ?? []).map { question in
      Question(id: question.id, name: question.name, type: type(of: question, inner), label: "")
    }
  }

  /// The type, without the limits that mean nothing to a rule.
  private static func type(of question: DraftQuestion, _ inner: [String: [DraftQuestion]]) -> QuestionType {
    let hasOther = question.json["other"]?.written == "true"
    let options = question.options.map { Option(id: $0.id, label: $0.label) }
    switch QuestionType.Name(rawValue: question.type) {
    case .text, .kana, nil: return .text(minLength: 0, maxLength: 100, isShort: false)
    case .longText: return .longText(minLength: 0, maxLength: 1000)
    case .name: return .name(isOrganisation: false)
    case .date: return .date(earliest: nil, latest: nil, isBirth: false)
    case .time: return .time(earliest: nil, latest: nil)
    case .dateRange: return .dateRange(earliest: nil, latest: nil)
    case .number: return .number(min: 0, max: QuestionType.largestNumber, unit: nil)
    case .yen: return .yen(min: 0, max: QuestionType.largestYen)
    case .choice: return .choice(options: options, hasOther: hasOther)
    case .choices: return .choices(options: options, atLeast: 0, atMost: nil, hasOther: hasOther)
    case .yesNo: return .yesNo
    case .address: return .address
    case .phone: return .phone
    case .email: return .email
    case .insuredNumber: return .insuredNumber(.care)
    case .bankAccount: return .bankAccount
    case .individualNumber: return .individualNumber(purpose: "")
    case .corporateNumber: return .corporateNumber
    case .rows:
      return .rows(
        RepeatedGroup(
          questions: questions(question.fullID, inner), atLeast: 0, atMost: RepeatedGroup.usualRows, checks: [],
          itemTitle: "", names: RuleNames([])))
    case .location: return .location
    case .signature: return .signature
    case .computed: return computed(question.json["kind"]?.written)
    // What is found in a table is a text.
    case .lookedUp: return .text(minLength: 0, maxLength: 100, isShort: false)
    case .files: return .files(accept: [], atLeast: 0, atMost: 1)
    case .consent: return .consent(statement: "")
    case .information: return .information(text: "")
    }
  }

  /// A type whose answers are what comes of a computation.
  private static func computed(_ kind: String?) -> QuestionType {
    switch kind.flatMap(Computation.Kind.init) {
    case .number, .yen: .number(min: 0, max: QuestionType.largestNumber, unit: nil)
    case .date: .date(earliest: nil, latest: nil, isBirth: false)
    case .yesNo: .yesNo
    case .text, nil: .text(minLength: 0, maxLength: 100, isShort: false)
    }
  }
}
