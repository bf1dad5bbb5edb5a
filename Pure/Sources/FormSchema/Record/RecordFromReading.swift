import Kernel
import Nihongo

extension ApplicationRecord {
  /// The record of an accepted reading.
  ///
  /// - Parameters:
  ///   - reading: what ``Form/read(_:today:given:)`` of this definition's form gave.
  ///   - addressee: the town applied to, six digits of JIS X 0402.
  /// - Returns: `nil` while there is something to mend.
  public init?(
    _ reading: Reading, of definition: ProcedureDefinition, version: ProcedureVersionID, appliedOn: CivilDate,
    addressee: String? = nil
  ) {
    guard reading.isAccepted else { return nil }
    let cast = Cast(form: definition.form, reading: reading, words: definition.words(in: .japanese))
    self.init(
      version: version, procedure: definition.id, title: definition.procedure.title, addressee: addressee,
      appliedOn: appliedOn,
      applicant: Applicant(
        name: cast[.applicantName]?.name, birthDate: cast[.applicantBirthDate]?.date,
        address: cast[.applicantAddress]?.address, phone: cast[.applicantPhone]?.text,
        email: cast[.applicantEmail]?.text),
      subject: cast.hasAny([.subjectName, .subjectBirthDate, .subjectAddress])
        ? Subject(
          name: cast[.subjectName]?.name, birthDate: cast[.subjectBirthDate]?.date,
          address: cast[.subjectAddress]?.address) : nil,
      proxy: cast.hasAny([.proxyName, .proxyRelation])
        ? Proxy(name: cast[.proxyName]?.name, relation: cast.lines(.proxyRelation)) : nil,
      answers: reading.questions.compactMap { id in
        guard let question = definition.form.question(id), let answer = reading.answers[id] else { return nil }
        return Entry(question: id, answer: answer, isPersonal: question.isPersonal)
      })
  }
}

/// Which answer plays which role; of two questions that share one, the one that is shown.
private struct Cast {
  private var questions: [Role: Question] = [:]
  private var answers: [Role: Answer] = [:]
  private let words: ProcedureWords

  init(form: Form, reading: Reading, words: ProcedureWords) {
    self.words = words
    for id in reading.questions {
      guard let question = form.question(id), let role = question.role, answers[role] == nil else { continue }
      questions[role] = question
      answers[role] = reading.answers[id]
    }
  }

  subscript(role: Role) -> Answer? { answers[role] }

  func hasAny(_ roles: [Role]) -> Bool { roles.contains { answers[$0] != nil } }

  func lines(_ role: Role) -> String? {
    guard let question = questions[role], let answer = answers[role] else { return nil }
    return words.line(for: answer, to: question)
  }
}
