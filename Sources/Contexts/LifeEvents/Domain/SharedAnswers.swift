import FormSchema
import Nihongo

/// What most applications ask of a person, typed once for all that begin together.
enum SharedAnswers {
  /// The questions, each by the role its answer has in any procedure.
  static let questions: [Question] = [
    question("shared-name", .name(isOrganisation: false), .applicantName),
    question("shared-birth-date", .date(earliest: nil, latest: nil, isBirth: true), .applicantBirthDate),
    question("shared-address", .address, .applicantAddress),
    question("shared-phone", .phone, .applicantPhone),
    question("shared-email", .email, .applicantEmail),
  ]

  static let form = Form(sections: [Section(id: "shared", title: "shared", questions: questions)])

  /// The answers as the applications that begin may propose them.
  static func facts(_ typed: TypedAnswers) -> PrefillFacts {
    var own = TypedAnswers()
    for field in questions.flatMap(\.fields) { own[field] = typed[field] }
    // Typed once here; the applications ask for it twice against slips of the hand.
    own["shared-email.again"] = own["shared-email"]
    return PrefillFacts(former: FormerApplication(procedure: "", form: form, typed: own, origin: .lifeEvent))
  }

  private static func question(_ id: String, _ type: QuestionType, _ role: Role) -> Question {
    Question(id: id, type: type, label: id, isOptional: true, role: role)
  }
}
