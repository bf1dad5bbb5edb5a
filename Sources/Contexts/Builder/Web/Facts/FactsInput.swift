import DesignSystem
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// A group of facts as its form shows and sends it.
struct FactsInput: Sendable {
  let group: FactGroup
  let settings: SettingsInput
  /// Whether what the settings stand in was there when the page was shown.
  private let isThere: Bool

  init(_ group: FactGroup, _ settings: [DraftSetting], of folder: DraftFolder) {
    self.group = group
    let thing = folder[group.path]
    isThere = thing?.members != nil
    self.settings = SettingsInput(settings, of: thing ?? .object([]))
  }

  init(_ group: FactGroup, _ settings: [DraftSetting], _ form: SubmittedForm) {
    self.group = group
    self.settings = SettingsInput(settings, form)
    isThere = form["there"] == "true"
  }

  var hidden: [HiddenField] { [HiddenField("there", isThere ? "true" : "false")] }

  /// The edit that makes it so; `nil` when nothing is changed.
  var edit: DraftEdit? {
    let edits = settings.edits(at: group.path)
    guard isThere else {
      let members = edits.compactMap { edit -> JSONValue.Member? in
        guard case .set(let path, let value?, _, _) = edit, case .key(let key)? = path.last else { return nil }
        return .init(key, value)
      }
      return members.isEmpty ? nil : .set(group.path, to: .object(members), was: nil)
    }
    return edits.count > 1 ? .all(edits) : edits.first
  }

  /// What cannot be kept so.
  func errors(_ texts: Texts) -> [FieldError] {
    var errors = settings.errors(texts)
    func find(_ key: String, _ problem: String, _ values: [String: String] = [:]) {
      errors.append(FieldError(SettingsInput.name(key), texts["builder.staff.fact.\(problem)", values]))
    }
    switch group {
    case .about:
      if settings.text("title").trimmed.isEmpty { find("title", "no-title") }
      let number = settings.text("form-number").trimmed
      if number.count > Procedure.mostFormNumber {
        find("form-number", "long-form-number", ["max": "\(Procedure.mostFormNumber)"])
      }
    case .place:
      if settings.text("department").isEmpty { find("department", "no-department") }
      errors += unknownRelated(texts)
    case .days:
      for (key, range) in FactGroup.numbers.sorted(by: { $0.key < $1.key }) {
        guard let number = settings.number(key), !range.contains(number) else { continue }
        find(key, "out-of-range", ["min": "\(range.lowerBound)", "max": "\(range.upperBound)"])
      }
      if let expected = settings.number("expected-days"), let deadline = settings.number("deadline-days"),
        expected > deadline
      {
        find("expected-days", "days-crossed")
      }
    case .ways:
      if settings.settings.allSatisfy({ settings.text($0.key).trimmed.isEmpty }) { find("counter", "no-way") }
    case .applicants, .basis, .reasons: break
    }
    return errors
  }

  /// Names that no procedure of the town has, or several have. What stood there before may stay.
  private func unknownRelated(_ texts: Texts) -> [FieldError] {
    guard let setting = settings.settings.first(where: { $0.key == "related" }), case .named(let known) = setting.kind
    else { return [] }
    let before = Set((settings.was["related"]?.list ?? []).compactMap(\.written))
    let unknown = settings.texts("related").map(\.trimmed).filter {
      !$0.isEmpty && known.id(of: $0) == nil && !before.contains($0)
    }
    guard !unknown.isEmpty else { return [] }
    let names = unknown.map { "「\($0)」" }.joined(separator: "、")
    return [FieldError(SettingsInput.name("related"), texts["builder.staff.fact.no-such-procedure", ["names": names]])]
  }
}
