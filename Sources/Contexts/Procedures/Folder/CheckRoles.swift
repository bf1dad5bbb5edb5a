import FormSchema

extension DefinitionChecker {
  /// Two questions may share a role only when no answers show both.
  mutating func checkRoles() {
    let form = definition.form
    var holders: [Role: [(question: Question, shown: Condition)]] = [:]
    for section in form.sections {
      for question in section.questions {
        guard let role = question.role else { continue }
        let path = "form.question.\(question.id).role"
        if !Self.fits(role, question.type) {
          find(.unfitRole, at: path, file: "form.yaml", ["role": role.rawValue, "type": question.type.name.rawValue])
        }
        let shown = Condition.all([section.when, question.when].compactMap { $0 })
        let meets = holders[role, default: []].first { !Exclusion(form).excludes($0.shown, shown) }
        if let meets {
          find(.roleTwice, at: path, file: "form.yaml", ["role": role.rawValue, "id": meets.question.id])
        }
        holders[role, default: []].append((question, shown))
      }
    }
    for question in definition.decision?.questions ?? [] where question.role != nil {
      find(.roleInDecision, at: "decision.question.\(question.id).role", file: "decision.yaml", [
        "role": question.role?.rawValue ?? ""
      ])
    }
    // Without it the inbox, the search and the papers would name nobody.
    if holders[.applicantName] == nil {
      find(.missingRole, at: "form", file: "form.yaml", ["role": Role.applicantName.rawValue])
    }
  }

  private static func fits(_ role: Role, _ type: QuestionType) -> Bool {
    switch role {
    case .applicantName, .subjectName, .proxyName: type.name == .name
    case .applicantBirthDate, .subjectBirthDate: type.name == .date
    case .applicantAddress, .subjectAddress: type.name == .address
    case .applicantPhone: type.name == .phone
    case .applicantEmail: type.name == .email
    case .proxyRelation: [.choice, .text].contains(type.name)
    }
  }
}

/// Proves that two conditions never hold together: some question would have to have two different answers.
struct Exclusion {
  /// Stands for "no answer" among the answers a condition leaves open.
  private static let nothing = ""
  private let form: Form

  init(_ form: Form) { self.form = form }

  /// - Returns: `true` only when it is proven.
  func excludes(_ one: Condition, _ other: Condition) -> Bool {
    let left = allowed(one), right = allowed(other)
    return left.contains { question, answers in right[question].map(answers.isDisjoint(with:)) ?? false }
  }

  /// For each question a condition restricts, the answers that it leaves open.
  private func allowed(_ condition: Condition) -> [String: Set<String>] {
    switch condition {
    case .all(let parts):
      return parts.map(allowed).reduce(into: [:]) { $0.merge($1) { $0.intersection($1) } }
    case .any(let parts):
      guard let first = parts.first.map(allowed) else { return [:] }
      return parts.dropFirst().map(allowed).reduce(first) { all, part in
        all.reduce(into: [:]) { open, entry in
          if let other = part[entry.key] { open[entry.key] = entry.value.union(other) }
        }
      }
    case .not(.question(let id, let comparison)):
      guard let answers = answers(id), let open = open(id, comparison) else { return [:] }
      return [id: answers.subtracting(open)]
    case .not: return [:]
    case .question(let id, let comparison): return open(id, comparison).map { [id: $0] } ?? [:]
    }
  }

  private func open(_ id: String, _ comparison: Comparison) -> Set<String>? {
    guard let answers = answers(id) else { return nil }
    switch comparison {
    case .isEqual(let comparand): return word(comparand).map { [$0] }
    case .isNot(let comparand): return word(comparand).map { answers.subtracting([$0]) }
    case .isIn(let comparands):
      let words = comparands.compactMap(word)
      return words.count == comparands.count ? Set(words) : nil
    case .answered(let isAnswered): return isAnswered ? answers.subtracting([Self.nothing]) : [Self.nothing]
    default: return nil
    }
  }

  /// Everything a question of few answers can be answered with; `nil` for other questions.
  private func answers(_ id: String) -> Set<String>? {
    switch form.question(id)?.type {
    case .choice(let options, let hasOther):
      Set(options.map(\.id) + [Self.nothing] + (hasOther ? [Option.other] : []))
    case .yesNo, .consent: ["true", "false", Self.nothing]
    default: nil
    }
  }

  private func word(_ comparand: Comparand) -> String? {
    switch comparand {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .number, .answer: nil
    }
  }
}
