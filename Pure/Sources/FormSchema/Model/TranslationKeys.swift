public import Kernel

extension ProcedureDefinition {
  /// The keys a translation must have, in the order of the folder, each once.
  ///
  /// Sentences of the decision form are for English only: officers read Japanese.
  public func translationKeys(for language: Language) -> [String] {
    procedureKeys + keys(of: form, part: .application) + messages.flatMap { message in
      ["subject", "body"].map { "message.\(message.moment.rawValue).\($0)" }
    } + (language == .english ? decision.map { keys(of: $0, part: .decision) } ?? [] : [])
  }

  private var procedureKeys: [String] {
    let ways = [("counter", procedure.otherWays.counter), ("phone", procedure.otherWays.phone),
      ("post", procedure.otherWays.post)]
    return ["title", "summary", "who-may-apply"].map { "procedure.\($0)" }
      + procedure.needed.indices.map { "procedure.needed.\($0 + 1)" } + ["procedure.cost"]
      + procedure.whatHappensNext.indices.map { "procedure.what-happens-next.\($0 + 1)" }
      + ways.filter { $0.1 != nil }.map { "procedure.other-ways.\($0.0)" }
      + procedure.reasons.keys.sorted().map { "reason.\($0)" }
  }

  private func keys(of form: Form, part: FormPart) -> [String] {
    let own = form.sections.flatMap { section in
      ["section.\(section.id).title"] + (section.intro == nil ? [] : ["section.\(section.id).intro"])
        + section.questions.flatMap { Self.keys(of: $0) }
    } + form.checks.map { "check.\($0.id)" }
    return own.map { part.keyPrefix + $0 }
  }

  /// - Parameter path: the questions around those of a row, each with a dot behind it.
  private static func keys(of question: Question, at path: String = "") -> [String] {
    let id = path + question.id
    var parts: [String] = []
    switch question.type {
    case .information: parts = ["text"]
    case .consent: parts = ["label", "statement"]
    case .number(_, _, .some): parts = ["label", "unit"]
    case .rows: parts = ["label", "item-title"]
    case .individualNumber: parts = ["label", "purpose"]
    default: parts = ["label"]
    }
    if question.hint != nil { parts.append("hint") }
    let own = parts.map { "question.\(id).\($0)" }
    // A table brings the words of its rows itself.
    let options = question.optionsFrom == nil ? question.type.options : []
    return own + options.flatMap { option in
      let key = "option.\(id).\(option.id)"
      return [key] + (option.hint == nil ? [] : ["\(key).hint"])
    } + rowKeys(of: question.type.group, at: "\(id).")
  }

  private static func rowKeys(of group: RepeatedGroup?, at path: String) -> [String] {
    guard let group else { return [] }
    return group.questions.flatMap { keys(of: $0, at: path) } + group.checks.map { "check.\(path)\($0.id)" }
  }
}
