import FormSchema
import Nihongo
import Web

/// One setting of a question, a page or a rule, as a form of the builder asks for it.
struct DraftSetting: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case line
    /// A text of several lines.
    case lines
    /// A whole number.
    case number
    case flag
    /// A day, or one counted from today: `today`, `today - 3 months`.
    case bound
    /// FEEL that gives a value.
    case formula
    /// One of several words; their texts are `builder.staff.value.<key>.<word>`.
    case choice([String])
    /// Any of several words.
    case words([String])
    /// One of the procedure's tables of codes.
    case table
    /// Sentences, one on each line.
    case items
    /// One of what the town has.
    case term([TownProfile.Term])
    /// Any of what the town has.
    case terms([TownProfile.Term])
    /// Any of what the town has so many of that they are typed by name.
    case named([TownProfile.Term])
  }

  /// As its file spells it.
  let key: String
  let kind: Kind
  /// What its words begin with: `builder.staff.<family>.<key>`.
  var family = "setting"

  /// Settings that mean something to every type that is asked.
  private static let common = [
    DraftSetting(key: "label", kind: .line), DraftSetting(key: "hint", kind: .lines),
  ]

  private static let further = [
    DraftSetting(key: "name", kind: .line),
    DraftSetting(key: "role", kind: .choice(FormSchema.Role.allCases.map(\.rawValue))),
    DraftSetting(key: "prefill", kind: .choice(PrefillSource.all.map(\.description))),
    DraftSetting(key: "initial", kind: .formula), DraftSetting(key: "personal", kind: .choice(["true", "false"])),
  ]

  private static let need = [
    DraftSetting(key: "optional", kind: .flag), DraftSetting(key: "unknown", kind: .flag),
  ]

  /// What everybody sees of a question: words, whether it must be answered, the limits of its type.
  static func main(of type: QuestionType.Name) -> [DraftSetting] {
    switch type {
    case .information: own(type)
    case .computed, .lookedUp: common + own(type)
    case .consent, .files, .signature: common + [need[0]] + own(type)
    default: common + need + own(type)
    }
  }

  /// What few questions need.
  static func further(of type: QuestionType.Name) -> [DraftSetting] {
    switch type {
    case .information: []
    case .computed, .lookedUp: further.filter { ["name", "personal"].contains($0.key) }
    default: further
    }
  }

  /// What only this type has; options and the questions of rows have parts of the page of their own.
  private static func own(_ type: QuestionType.Name) -> [DraftSetting] {
    switch type {
    case .text: [.init(key: "max-length", kind: .number), .init(key: "min-length", kind: .number),
      .init(key: "width", kind: .choice(["short"]))]
    case .longText: [.init(key: "max-length", kind: .number), .init(key: "min-length", kind: .number)]
    case .kana: [.init(key: "max-length", kind: .number)]
    case .name: [.init(key: "organisation", kind: .flag)]
    case .date: [.init(key: "earliest", kind: .bound), .init(key: "latest", kind: .bound),
      .init(key: "birth", kind: .flag)]
    case .time, .dateRange: [.init(key: "earliest", kind: .bound), .init(key: "latest", kind: .bound)]
    case .number: [.init(key: "min", kind: .number), .init(key: "max", kind: .number), .init(key: "unit", kind: .line)]
    case .yen: [.init(key: "min", kind: .number), .init(key: "max", kind: .number)]
    case .choice: [.init(key: "other", kind: .flag), .init(key: "options-from", kind: .table)]
    case .choices: [.init(key: "at-least", kind: .number), .init(key: "at-most", kind: .number),
      .init(key: "other", kind: .flag), .init(key: "options-from", kind: .table)]
    case .insuredNumber: [.init(key: "kind", kind: .choice(InsuredNumber.Kind.allCases.map(\.rawValue)))]
    case .individualNumber: [.init(key: "purpose", kind: .line)]
    case .files: [.init(key: "accept", kind: .words(FormSchema.FileKind.allCases.map(\.rawValue))),
      .init(key: "at-least", kind: .number), .init(key: "at-most", kind: .number)]
    case .rows: [.init(key: "item-title", kind: .line), .init(key: "at-least", kind: .number),
      .init(key: "at-most", kind: .number)]
    case .consent: [.init(key: "statement", kind: .lines)]
    case .information: [.init(key: "text", kind: .lines)]
    case .computed: [.init(key: "kind", kind: .choice(Computation.Kind.allCases.map(\.rawValue))),
      .init(key: "value", kind: .formula)]
    case .lookedUp: [.init(key: "table", kind: .table), .init(key: "key", kind: .formula),
      .init(key: "column", kind: .line)]
    default: []
    }
  }

  /// Settings of a page of the form.
  static let section = [DraftSetting(key: "title", kind: .line), DraftSetting(key: "intro", kind: .lines)]

  /// Every key that has words of its own: `builder.staff.setting.<key>`.
  static let known: Set<String> = Set(
    (QuestionType.Name.allCases.flatMap { main(of: $0) + further(of: $0) } + section).map(\.key)
      + ["id", "type", "when", "must", "message", "at", "options", "questions", "checks", "use", "as", "with"])

  /// What of a question means something only to some types; it goes when the type becomes one it means nothing to.
  static func unfit(for type: QuestionType.Name) -> Set<String> {
    let all = Set(QuestionType.Name.allCases.flatMap { main(of: $0) + further(of: $0) }.map(\.key))
    var fit = Set((main(of: type) + further(of: type)).map(\.key))
    if type == .choice || type == .choices { fit.insert("options") }
    if type == .rows { fit.formUnion(["questions", "checks"]) }
    return all.union(["options", "questions", "checks"]).subtracting(fit)
  }
}
