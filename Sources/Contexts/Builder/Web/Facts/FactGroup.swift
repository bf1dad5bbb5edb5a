import FormSchema
import Kernel
import ProcedureDraft
import Web

/// The facts of a procedure that are changed together, as `procedure.yaml` has them.
enum FactGroup: String, Sendable, CaseIterable {
  /// What it is called and about.
  case about
  /// Who answers for it, and where people find it.
  case place
  /// Who may apply, what is needed, what happens then.
  case applicants
  case days
  /// How to apply without this system.
  case ways
  case basis
  /// The sentences decisions give as their reasons; their page is made by ``ReasonRoutes``.
  case reasons

  static let file = DraftPath("procedure.yaml")

  /// What the settings stand in.
  var path: DraftPath { self == .ways ? Self.file.key("other-ways") : Self.file }

  /// - Parameter procedures: those it may name as related.
  func settings(_ profile: TownProfile, _ procedures: [TownProfile.Term]) -> [DraftSetting] {
    switch self {
    case .about: [
      .fact("title", .line), .fact("summary", .lines), .fact("keywords", .items), .fact("form-number", .line),
    ]
    case .place: [
      .fact("department", .term(profile.departments.map { .init(id: $0.id, names: $0.names) })),
      .fact("categories", .terms(profile.categories)), .fact("life-events", .terms(profile.lifeEvents)),
      .fact("related", .named(procedures)),
    ]
    case .applicants: [
      .fact("who-may-apply", .lines), .fact("needed", .items), .fact("cost", .line),
      .fact("what-happens-next", .items),
    ]
    case .days: [.fact("expected-days", .number), .fact("deadline-days", .number), .fact("retention-years", .number)]
    case .ways: [.fact("counter", .lines), .fact("phone", .line), .fact("post", .lines)]
    case .basis: [.fact("legal-basis", .items)]
    case .reasons: []
    }
  }

  /// The numbers with their limits, as the reader of folders has them.
  static let numbers = ["deadline-days": 0...1000, "expected-days": 0...1000, "retention-years": 0...100]

  /// The group with a place of `procedure.yaml`; `nil` for its id, which nobody changes here.
  init?(of path: DraftPath) {
    guard path.file == Self.file.file, case .key(let key)? = path.steps.first else { return nil }
    switch key {
    case "title", "summary", "keywords", "form-number": self = .about
    case "department", "categories", "life-events", "related": self = .place
    case "who-may-apply", "needed", "cost", "what-happens-next": self = .applicants
    case "other-ways": self = .ways
    case "legal-basis": self = .basis
    case "reasons": self = .reasons
    default:
      guard Self.numbers[key] != nil else { return nil }
      self = .days
    }
  }

  /// The field of a place on the page of its group.
  static func field(of path: DraftPath) -> String? {
    let keys = path.steps.compactMap { step in if case .key(let key) = step { key } else { nil } }
    guard let key = keys.first == "other-ways" && keys.count > 1 ? keys[1] : keys.first else { return nil }
    return SettingsInput.name(key == "other-ways" ? "counter" : key)
  }
}

extension DraftSetting {
  fileprivate static func fact(_ key: String, _ kind: Kind) -> DraftSetting {
    DraftSetting(key: key, kind: kind, family: "fact")
  }
}

extension DraftAddress {
  /// The page of a group of facts.
  func facts(_ group: FactGroup) -> String { page("facts/\(group.rawValue)") }
}

extension Texts {
  /// What a place of `procedure.yaml` is called: 「費用」.
  func fact(_ path: DraftPath) -> String {
    let keys = path.steps.compactMap { step in if case .key(let key) = step { key } else { nil } }
    guard path.file == FactGroup.file.file, let first = keys.first, FactGroup(of: path) != nil else {
      return self["builder.staff.part.facts"]
    }
    if first == "reasons", keys.count > 1 { return self["builder.staff.reason.called", ["id": keys[1]]] }
    let key = first == "other-ways" ? keys.dropFirst().first ?? first : first
    return Self.facts.contains(key) ? self["builder.staff.fact.\(key)"] : key
  }

  private static let facts: Set<String> = [
    "title", "summary", "keywords", "form-number", "department", "categories", "life-events", "related",
    "who-may-apply", "needed", "cost", "what-happens-next", "deadline-days", "expected-days", "retention-years",
    "other-ways", "counter", "phone", "post", "legal-basis", "reasons",
  ]
}
