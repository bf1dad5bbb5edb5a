import FormSchema

extension DefinitionChecker {
  /// Two questions may share a role only when no answers show both.
  mutating func checkRoles() {
    let form = definition.form
    var holders: [Role: [(question: Question, shown: [Condition])]] = [:]
    for section in form.sections {
      for question in section.questions {
        guard let role = question.role else { continue }
        let path = "form.question.\(question.id).role"
        if !Self.fits(role, question.type) {
          find(.unfitRole, at: path, file: "form.yaml", ["role": role.rawValue, "type": question.type.name.rawValue])
        }
        let shown = [section.when, question.when].compactMap(\.self)
        let meets = holders[role, default: []].first { !Exclusion(definition.names).excludes($0.shown, shown) }
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
