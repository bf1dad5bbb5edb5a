import FormSchema
import Kernel
import Nihongo

extension Script {
  /// More options than this are not told one by one; they are searched by a part of their name.
  static let mostTold = 20
  /// So many of them are offered after a search.
  static let mostFound = 9

  func isLong(_ options: [ScriptOption]) -> Bool { options.count > Self.mostTold }

  /// What can be chosen at a step, numbered; after a search, only what it found.
  func options(of prompt: Prompt, _ place: ScriptPlace) -> [ScriptOption] {
    let all = every(prompt)
    let found = place.found.compactMap { id in all.first { $0.values == [id] } }
    guard !found.isEmpty else { return all }
    return found.enumerated().map { index, option in
      ScriptOption(index + 1, option.label, hint: option.hint, values: option.values)
    }
  }

  func every(_ prompt: Prompt) -> [ScriptOption] {
    let question = prompt.question
    switch prompt.form {
    case .choice, .choices:
      var options = question.type.options.map {
        ($0.id, prompt.words.label($0, of: question), prompt.words.hint($0, of: question))
      }
      if question.type.hasOther, !options.contains(where: { $0.0 == Option.other }) {
        options.append((Option.other, texts["dialogue.option.other"], nil))
      }
      return options.enumerated().map { ScriptOption($0 + 1, $1.1, hint: $1.2, values: [$1.0]) }
    case .yesNo: return yesNo(["true", "false"], "yes", "no")
    case .consent: return yesNo(["true", "false"], "agree", "disagree")
    case .gate: return yesNo(["true", "false"], "yes", "no")
    case .proposal: return yesNo(["true", "false"], "proposed", "another")
    case .file:
      // What need not be attached may be brought to the counter later.
      return Array(yesNo(["true", "false"], "uploaded", "later").prefix(question.isOptional ? 2 : 1))
    case .kinds(let kinds):
      return kinds.enumerated().map { ScriptOption($0 + 1, texts["dialogue.option.\($1)"], values: [$1]) }
    case .places(let places):
      return places.enumerated().map { ScriptOption($0 + 1, $1.text, values: [$1.prefecture, $1.city, $1.town]) }
        + [ScriptOption(places.count + 1, texts["dialogue.option.elsewhere"], values: [])]
    default: return []
    }
  }

  private func yesNo(_ values: [String], _ yes: String, _ no: String) -> [ScriptOption] {
    [
      ScriptOption(1, texts["dialogue.option.\(yes)"], values: [values[0]]),
      ScriptOption(2, texts["dialogue.option.\(no)"], values: [values[1]]),
    ]
  }

  /// What stands as an answer, as a person reads it back; an individual number is masked.
  func answer(to prompt: Prompt, _ typed: TypedAnswers) -> String {
    let key = prompt.key
    if typed.first("\(key).\(Question.unknown)") == "true", prompt.question.allowsUnknown {
      return texts["dialogue.unknown"]
    }
    switch prompt.form {
    case .gate: return texts["dialogue.option.yes"]
    case .proposal(let proposal): return text(of: proposal, to: prompt.question)
    case .count: return "\(typed.rowKeys(key).count)"
    case .file: return typed.attachments(key).map(\.name).joined(separator: "、")
    case .position: return prompt.fields.map { typed.first($0) }.filter { !$0.isEmpty }.joined(separator: ", ")
    case .places: return prompt.fields.map { typed.first($0) }.joined()
    case .line, .again:
      let text = typed.first(prompt.field)
      guard case .individualNumber = prompt.question.type else { return text }
      return IndividualNumber(text)?.masked ?? "••••"
    default:
      let options = every(prompt)
      return typed[prompt.field].map { value in options.first { $0.values == [value] }?.label ?? value }
        .joined(separator: "、")
    }
  }

  /// The answer that stands; `nil` when it says nothing.
  func standing(_ prompt: Prompt, _ typed: TypedAnswers) -> String? {
    let text = answer(to: prompt, typed)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
