import DesignSystem
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// Somebody else changed the same meanwhile: what I wrote and what stands there, side by side, to choose from.
func conflictPage(_ choice: ConflictChoice, _ open: OpenDraft, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["builder.staff.conflict.title"]
  return draftPage(title, open, texts, status: .conflict) { h in
    h.p(texts["builder.staff.conflict.lead"])
    h.postForm(to: DraftAddress(open.draft.id).page("conflict"), guard: formGuard) { h in
      h.hiddenFields([
        HiddenField("edit", choice.edit.json.fieldText), HiddenField("then", choice.then),
      ])
      for (number, conflict) in choice.conflicts.enumerated() { h.conflict(conflict, number + 1, open, texts) }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.conflict.save"]))
        h.actionLink(
          ActionLink(texts["builder.staff.conflict.leave"], href: choice.then, rank: .secondary))
      }
    }
  }
}

extension HTML {
  fileprivate mutating func conflict(_ conflict: DraftConflict, _ number: Int, _ open: OpenDraft, _ texts: Texts) {
    let outline = DraftOutline(open.folder)
    hiddenFields([
      HiddenField("place.\(number)", conflict.path.description), HiddenField("kind.\(number)", conflict.kind.rawValue),
      HiddenField("was.\(number)", conflict.was?.fieldText ?? ""),
      HiddenField("theirs.\(number)", conflict.theirs?.fieldText ?? ""),
    ])
    let label = texts.translation(at: conflict.path, open.folder) ?? texts.place(conflict.path, outline)
    if conflict.kind == .gone || conflict.kind == .taken && conflict.theirs == nil {
      callout(
        Callout(.caution, title: label) { h in
          h.p(texts["builder.staff.conflict.gone"])
          if let mine = conflict.mine { h.shownValue(mine, texts) }
        })
      return
    }
    radioGroup(
      RadioGroup(
        FieldFrame("choice.\(number)", label: label, need: .unmarked),
        options: [
          ChoiceOption("mine", texts["builder.staff.conflict.mine"], hint: texts.shown(conflict.mine)),
          ChoiceOption("theirs", texts["builder.staff.conflict.theirs"], hint: texts.shown(conflict.theirs)),
        ], value: "theirs"), texts)
  }

  private mutating func shownValue(_ value: JSONValue, _ texts: Texts) {
    p { h in h.plainText(texts.shown(value)) }
  }
}

extension Texts {
  /// A value as a person reads it: texts as they are, lists with commas, objects by what is in them.
  func shown(_ value: JSONValue?) -> String {
    guard let value else { return self["builder.staff.nothing"] }
    switch value {
    case .flag(let flag): return self[flag ? "builder.staff.yes" : "builder.staff.no"]
    case .list(let items): return items.map(shown).joined(separator: "、")
    case .object(let members):
      if let label = (value["label"] ?? value["title"])?.written { return label }
      return members.map { "\(setting($0.key))：\(shown($0.value))" }.joined(separator: "、")
    default: return value.written ?? self["builder.staff.nothing"]
    }
  }

  /// What a setting is called: 「項目名」 for `label`. A key nobody knows stays as it is.
  func setting(_ key: String) -> String {
    DraftSetting.known.contains(key) ? self["builder.staff.setting.\(key)"] : key
  }

  /// Where in the form something is: 「電話番号」の「説明」.
  func place(_ path: DraftPath, _ outline: DraftOutline) -> String {
    if path.file == FactGroup.file.file { return fact(path) }
    if let letter = letterPlace(path, outline.folder) { return letter }
    let key: String? = if case .key(let key)? = path.last { key } else { nil }
    let thing =
      outline.question(at: path)?.title ?? outline.sections.first { path.isWithin($0.path) }?.title ?? path.file
    guard let key, key != "questions", key != "sections" else { return thing }
    return self["builder.staff.place", ["thing": thing, "setting": setting(key)]]
  }
}

/// Choosing between two people's changes.
struct ConflictRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    routes.post(
      "/staff/builder/{draft}/conflict", .officer(BuilderPermission.write), audit: "builder.conflict-settled", settle)
    // Where a sign-in that was needed for the choice leads back to.
    routes.get(
      "/staff/builder/{draft}/conflict", .officer(BuilderPermission.write), audit: "builder.draft-viewed"
    ) { _, context in
      context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).outline)
    }
  }

  @Sendable func settle(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let outline = DraftAddress(try context.id("draft", of: Draft.self)).outline
    let then = form["then"].hasPrefix(outline) ? form["then"] : outline
    guard let json = form.json("edit"), let edit = DraftEdit(json) else { throw WebProblem.unreadableForm }
    var conflicts: [DraftConflict] = [], mine: Set<DraftPath> = []
    var number = 1
    while let path = DraftPath(written: form["place.\(number)"]), !form["place.\(number)"].isEmpty,
      let kind = DraftConflict.Kind(rawValue: form["kind.\(number)"])
    {
      conflicts.append(
        DraftConflict(
          kind, at: path, was: form.json("was.\(number)"), mine: nil, theirs: form.json("theirs.\(number)")))
      if form["choice.\(number)"] == "mine" { mine.insert(path) }
      number += 1
    }
    let choice = ConflictChoice(edit: edit, conflicts: conflicts, then: then)
    guard let settled = choice.resolved(mine: mine) else { return context.redirect(to: then) }
    return try await door.save(settled, then: then, context)
  }
}
