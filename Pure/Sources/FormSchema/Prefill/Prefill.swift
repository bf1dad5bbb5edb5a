import Kernel
import Nihongo

/// Proposes answers from what the town knows already, for every channel alike.
public enum Prefill {
  /// What `form` could be filled in with.
  ///
  /// A question is answered from the source its procedure names (``Question/prefill``); one that names none but says
  /// whose name, birthday or address it asks for is answered from the registry, then from the account. What neither of
  /// them knows is taken over from an earlier application that asked for the same. What was typed already is never
  /// replaced; files and consents are never proposed.
  ///
  /// - Parameters:
  ///   - procedure: the id of the form's procedure.
  ///   - language: how a date is written into its field.
  /// - Complexity: O(questions).
  public static func propose(
    for form: Form, of procedure: String, from facts: PrefillFacts, keeping typed: TypedAnswers = TypedAnswers(),
    language: Language = .japanese
  ) -> PrefillProposal {
    var proposal = PrefillProposal()
    for question in form.questions where question.mayBePrefilled && !question.isTouched(in: typed) {
      guard let found = fields(for: question, of: procedure, from: facts, language) else { continue }
      proposal.add(found.fields, for: question, from: found.origin)
    }
    return proposal
  }

  private typealias Found = (fields: [String: [String]], origin: PrefillOrigin)

  private static func fields(
    for question: Question, of procedure: String, from facts: PrefillFacts, _ language: Language
  ) -> Found? {
    if let source = question.prefill, source.origin == .formerApplication {
      return facts.former.flatMap { $0.procedure == procedure ? $0.fields(for: question) : nil }
        .map { ($0, .formerApplication) }
    }
    return known(question, facts, language) ?? facts.former.flatMap { former in
      former.fieldsAsked(like: question).map { ($0, former.origin) }
    }
  }

  /// From whoever keeps it today.
  private static func known(_ question: Question, _ facts: PrefillFacts, _ language: Language) -> Found? {
    if let source = question.prefill { return named(source, question, facts, language) }
    guard let role = question.role else { return nil }
    if let person = role.isSubject ? facts.subject : facts.applicant, let item = role.item,
      let fields = PrefillTyping(question, language).fields(item, of: person, household: [])
    {
      return (fields, .residents)
    }
    if role == .applicantEmail, !facts.email.isEmpty,
      let fields = PrefillTyping(question, language).fields(text: facts.email)
    {
      return (fields, .profile)
    }
    return nil
  }

  private static func named(
    _ source: PrefillSource, _ question: Question, _ facts: PrefillFacts, _ language: Language
  ) -> Found? {
    let typing = PrefillTyping(question, language)
    let fields: [String: [String]]? =
      switch source.origin {
      case .residents:
        (question.role?.isSubject == true ? facts.subject : facts.applicant).flatMap {
          typing.fields(source.item, of: $0, household: facts.household)
        }
      case .profile: facts.email.isEmpty ? nil : typing.fields(text: facts.email)
      case .formerApplication, .lifeEvent, .initial: nil
      }
    return fields.map { ($0, source.origin) }
  }
}

extension Role {
  /// About the person an application is for, when that is not the applicant.
  var isSubject: Bool { self == .subjectName || self == .subjectBirthDate || self == .subjectAddress }

  /// What the registry knows of it.
  var item: PrefillItem? {
    switch self {
    case .applicantName, .subjectName: .name
    case .applicantBirthDate, .subjectBirthDate: .birthDate
    case .applicantAddress, .subjectAddress: .address
    case .applicantPhone, .applicantEmail, .proxyName, .proxyRelation: nil
    }
  }
}

extension FormerApplication {
  /// The answer to the question that wanted the same of the same person, in any procedure: the one whose answer may
  /// come from the same source, or the one of the same role.
  func fieldsAsked(like question: Question) -> [String: [String]]? {
    let isOfSubject = question.role?.isSubject ?? false
    let same = form.questions.first { former in
      former.prefill != nil && former.prefill == question.prefill && (former.role?.isSubject ?? false) == isOfSubject
    }
    let former = same ?? form.questions.first { $0.role != nil && $0.role == question.role }
    return former.flatMap { fields(of: $0, for: question) }
  }

  /// The answer to the question of the same id that was asked in the same way.
  func fields(for question: Question) -> [String: [String]]? {
    form.question(question.id).flatMap { fields(of: $0, for: question) }
  }

  private func fields(of former: Question, for question: Question) -> [String: [String]]? {
    guard former.isTouched(in: typed) else { return nil }
    let filled = former.inputs(in: typed, takenOverBy: question).filter { !typed[$0].isEmpty }
    // Rows without anything in them are no answer.
    guard filled.contains(where: { former.type.group == nil || $0 != former.id }) else { return nil }
    return Dictionary(filled.map { (question.id + $0.dropFirst(former.id.count), typed[$0]) }) { first, _ in first }
  }
}

extension Question {
  /// Files are attached and consents given anew each time; マイナンバー is not taken over from anywhere; what is worked
  /// out is worked out again.
  var mayBePrefilled: Bool {
    switch type.name {
    case .files, .signature, .consent, .information, .computed, .lookedUp, .individualNumber: false
    default: true
    }
  }

  /// The inputs whose answers a later form's question can take over: of rows, those that are still asked in the same
  /// way.
  fileprivate func inputs(in typed: TypedAnswers, takenOverBy later: Question) -> [String] {
    guard mayBePrefilled, type.name == later.type.name else { return [] }
    guard let group = type.group, let laterGroup = later.type.group else { return inputs(in: typed) }
    let rows = typed.rows(of: id)
    return fields + typed.rowKeys(id).prefix(laterGroup.atMost).flatMap { key in
      laterGroup.questions.flatMap { inner in
        group.question(inner.id)?.inputs(in: rows[key] ?? TypedAnswers(), takenOverBy: inner) ?? []
      }.map { "\(id).\(key).\($0)" }
    }
  }

  /// Whether anything stands in one of its inputs.
  public func isTouched(in typed: TypedAnswers) -> Bool {
    inputs(in: typed).contains { input in typed[input].contains { !$0.isEmpty } }
  }

  /// Its path and those of the questions in its rows that something was typed into, as `children`, `children.2.name`.
  func answeredPaths(in typed: TypedAnswers) -> [String] {
    guard isTouched(in: typed) else { return [] }
    guard let group = type.group else { return [id] }
    let rows = typed.rows(of: id)
    return [id] + typed.rowKeys(id).flatMap { key in
      group.questions.flatMap { $0.answeredPaths(in: rows[key] ?? TypedAnswers()) }.map { "\(id).\(key).\($0)" }
    }
  }

  func isSame(in one: TypedAnswers, and other: TypedAnswers) -> Bool {
    let inputs = inputs(in: one)
    return inputs == self.inputs(in: other) && inputs.allSatisfy { input in
      // A page sends what was left empty as an empty text.
      let (left, right) = (one[input].filter { !$0.isEmpty }, other[input].filter { !$0.isEmpty })
      return left.count == right.count && zip(left, right).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }
  }
}
