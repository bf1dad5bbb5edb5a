import FormSchema
import Kernel

/// What people call the things a finding is about.
struct FindingNames {
  let definition: ProcedureDefinition
  let language: Language

  var isJapanese: Bool { language != .english }

  /// 『氏名』 or “Name”.
  func quoted(_ text: String) -> String { isJapanese ? "『\(text)』" : "“\(text)”" }

  func question(_ id: String) -> String {
    guard let (question, words) = find(id) else { return quoted(id) }
    let label = words.label(question)
    return quoted(Self.short(label.isEmpty ? words.text(question) ?? id : label))
  }

  func section(_ id: String, _ part: FormPart) -> String {
    definition.form(part).section(id).map { quoted(definition.words(in: language, of: part).title($0)) } ?? quoted(id)
  }

  func option(_ option: String, of question: String) -> String {
    guard let (asked, words) = find(question) else { return quoted(option) }
    if let known = asked.type.options.first(where: { $0.id == option }) {
      return quoted(Self.short(words.label(known, of: asked)))
    }
    switch option {
    case "true": return quoted(isJapanese ? "はい" : "Yes")
    case "false": return quoted(isJapanese ? "いいえ" : "No")
    case Option.other: return quoted(isJapanese ? "その他" : "Other")
    default: return quoted(option)
    }
  }

  /// A check is known by the beginning of what it says.
  func check(_ id: String, _ part: FormPart) -> String {
    guard let (check, words) = find(check: id, part) else { return quoted(id) }
    let message = words.message(check)
    let end = message.firstIndex { $0 == "。" || $0 == "." } ?? message.endIndex
    return quoted(Self.short(String(message[..<end])))
  }

  private func find(check path: String, _ part: FormPart) -> (Check, ProcedureWords)? {
    let ids = path.split(separator: ".").map(String.init)
    guard ids.count > 1 else {
      let words = definition.words(in: language, of: part)
      return definition.form(part).checks.first { $0.id == path }.map { ($0, words) }
    }
    guard let (group, words) = find(ids.dropLast().joined(separator: ".")) else { return nil }
    return group.type.group?.checks.first { $0.id == ids.last }.map { ($0, words.inside(group)) }
  }

  func document(_ id: String) -> String { quoted(definition.document(id)?.title ?? id) }

  func list(_ names: [String]) -> String { names.joined(separator: isJapanese ? "" : ", ") }

  /// - Parameter path: an id, behind those of the groups it stands in.
  func find(_ path: String) -> (question: Question, words: ProcedureWords)? {
    let ids = path.split(separator: ".").map(String.init)
    for part in [FormPart.application, .decision] {
      guard let outer = ids.first, var question = definition.form(part).question(outer) else { continue }
      var words = definition.words(in: language, of: part)
      for id in ids.dropFirst() {
        guard let inner = question.inner(id) else { return nil }
        (words, question) = (words.inside(question), inner)
      }
      return (question, words)
    }
    return nil
  }

  private static let longest = 48

  private static func short(_ text: String) -> String {
    text.count > longest ? text.prefix(longest) + "…" : text
  }
}
