import DesignSystem
import Kernel
import ProcedureDraft
import Web

/// The settings of one thing as a form shows and sends them: what stood there, and what was typed.
struct SettingsInput: Sendable {
  let settings: [DraftSetting]
  /// The thing when its page was shown.
  let was: JSONValue
  /// By key, as typed.
  private(set) var typed: [String: [String]]

  /// As the thing is written now.
  init(_ settings: [DraftSetting], of thing: JSONValue) {
    self.settings = settings
    was = .object((thing.members ?? []).filter { member in settings.contains { $0.key == member.key } })
    typed = Dictionary(
      settings.map { ($0.key, $0.typed(Self.written(thing[$0.key]))) }, uniquingKeysWith: { first, _ in first })
  }

  /// As a form sent it.
  init(_ settings: [DraftSetting], _ form: SubmittedForm) {
    self.settings = settings
    was = form.json("was") ?? .object([])
    typed = Dictionary(
      settings.map { ($0.key, form.all(Self.name($0.key))) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of a setting's field. Fields of the form that is being made may stand on the same page, so it begins with
  /// what no id of a question has.
  static func name(_ key: String) -> String { "set:\(key)" }

  func text(_ key: String) -> String { typed[key]?.first ?? "" }
  func texts(_ key: String) -> [String] { typed[key] ?? [] }

  /// The edits that make it so, at the thing's place; those that change nothing are left out.
  func edits(at path: DraftPath) -> [DraftEdit] {
    settings.compactMap { setting in
      let value = value(of: setting), before = was[setting.key]
      guard !Self.saySame(value, before) else { return nil }
      return .set(path.key(setting.key), to: value, was: before)
    }
  }

  /// What is typed and cannot be kept as what it is meant to be.
  func errors(_ texts: Texts) -> [FieldError] {
    settings.compactMap { setting in
      guard setting.kind == .number, !text(setting.key).isEmpty, number(setting.key) == nil else { return nil }
      return FieldError(
        Self.name(setting.key),
        texts["builder.staff.question.not-a-number", ["label": texts.setting(setting)]])
    }
  }

  /// Full-width digits are as good as others.
  func number(_ key: String) -> Int? {
    Int(String(text(key).compactMap { $0.wholeNumberValue.map { Character("\($0)") } ?? ($0 == "," ? nil : $0) }))
  }

  private func value(of setting: DraftSetting) -> JSONValue? {
    let text = text(setting.key).trimmed
    switch setting.kind {
    case .flag: return text == "true" ? .flag(true) : nil
    case .number: return number(setting.key).map { .number($0) }
    case .words, .items, .terms, .named: return list(setting)
    case .line, .lines, .bound, .formula, .choice, .table, .term: return text.isEmpty ? nil : .text(text)
    }
  }

  /// What stood there stays in its order where nothing else was chosen or typed.
  private func list(_ setting: DraftSetting) -> JSONValue? {
    let before = Self.written(was[setting.key]), items = setting.items(texts(setting.key))
    let isSame: Bool
    switch setting.kind {
    case .terms, .words: isSame = Set(items) == Set(before) && items.count == before.count
    default: isSame = items == setting.items(setting.typed(before))
    }
    if isSame { return was[setting.key] }
    return items.isEmpty ? nil : .list(items.map { .text($0) })
  }

  /// `false` is as good as nothing for a flag that nobody has set.
  private static func saySame(_ value: JSONValue?, _ before: JSONValue?) -> Bool {
    switch (value, before) {
    case (nil, nil): true
    case (let value?, _): value.saysTheSame(as: before)
    case (nil, let before?): before.written == "false" || before == .null
    }
  }

  private static func written(_ value: JSONValue?) -> [String] {
    if let items = value?.list { return items.compactMap(\.written) }
    return value?.written.map { [$0] } ?? []
  }
}

extension String {
  /// Without spaces and line breaks around it.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
