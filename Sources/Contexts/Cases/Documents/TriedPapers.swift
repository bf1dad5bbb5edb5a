import Documents
import FormSchema
import Kernel
import Nihongo
import Ports
import Web

/// Papers and mails of an application nobody handed in, drawn and filled by what does it for real ones.
struct TriedPapers {
  let desk: CaseDesk
  let tried: TriedApplication

  /// One paper with 見本 across it.
  ///
  /// Where the answers are not complete, the signs of the placeholders stand in their places, and every block is there.
  /// - Returns: `nil` when the procedure has no such paper.
  /// - Throws: ``UnknownPlaceholder``, ``DocumentsProblem``
  func draw(_ document: String, as shape: TriedShape) async throws -> [UInt8]? {
    guard var template = tried.definition.document(document) else { return nil }
    let facts = try await facts(in: .japanese)
    if record == nil {
      for place in template.blocks.indices { template.blocks[place].when = nil }
    }
    let source = facts.placeholders
    let filled = try template.filled(answers: source.joinedAnswers, today: tried.day) { value($0, source) }
    let issuing = IssuingDesk(desk: desk, actor: .system("cases"))
    return switch shape {
    case .pdf: try issuing.preview(filled, facts.value)
    case .picture: try issuing.picture(filled, facts.value)
    }
  }

  /// The mail of a step.
  /// - Returns: `nil` when nothing is told at it.
  /// - Throws: ``UnknownPlaceholder``
  func message(_ moment: MessageMoment, in language: Language) async throws -> FilledMessage? {
    guard let message = tried.definition.message(moment, in: language) else { return nil }
    let source = try await facts(in: language).placeholders
    return try message.filled { value($0, source) }
  }

  /// What the application would be kept as; `nil` while its answers are not complete.
  private var record: ApplicationRecord? {
    guard !tried.isEmpty else { return nil }
    let reading = tried.definition.form.read(tried.typed, today: tried.day)
    return ApplicationRecord(
      reading, of: tried.definition, version: tried.published.version, appliedOn: tried.day,
      addressee: desk.town.profile.municipalityCode)
  }

  /// That of a procedure that asks nothing, for the facts of the town and the day.
  private var emptyRecord: ApplicationRecord? {
    let bare = ProcedureDefinition(procedure: tried.definition.procedure, form: Form(sections: [], checks: []))
    return ApplicationRecord(
      bare.form.read(TypedAnswers(), today: tried.day), of: bare, version: tried.published.version,
      appliedOn: tried.day)
  }

  /// A sign stays where nobody has said anything, and where the town or the form has no such thing.
  private func value(_ placeholder: Placeholder, _ source: ApplicationPlaceholders) -> String {
    guard let value = source.value(placeholder) else { return "{\(placeholder)}" }
    let isSilent =
      if case .decision = placeholder { tried.decided.fields.isEmpty } else { record == nil }
    return value.isEmpty && isSilent ? "{\(placeholder)}" : value
  }

  private func facts(in language: Language) async throws -> CaseFacts {
    let record = record
    guard let known = record ?? emptyRecord else { throw CasesProblem.notFound }
    let (definition, world) = (tried.definition, desk.town.world)
    let determination = definition.determination(for: known.answersByQuestion, on: tried.day)
    let calendar = BusinessDays(holidays: try await desk.reference.holidays())
    let moment = tried.day == world.today ? world.now : Instant(startOf: tried.day)
    let value = Case(
      id: world.newID(), receipt: ReceiptNumber(in: world), procedure: definition.id,
      version: tried.published.version, department: desk.department(determination, definition.procedure),
      status: .submitted, assignee: nil, receivedAt: moment,
      dueOn: calendar.adding(definition.procedure.deadlineDays, to: tried.day) ?? tried.day, decidedAt: moment,
      language: language, fee: determination.fee.amount, revision: 1, serial: 1, channel: .web)
    var facts = CaseFacts(
      town: desk.town, value: value, definition: definition, record: known,
      reason: CasesFeature.catalogue.texts(in: language)["cases.tried.reason"], day: tried.day, language: language)
    facts.decision =
      definition.form(.decision).read(tried.decided, today: tried.day, given: known.answersByQuestion).answers
    return facts
  }
}

extension CasesFeature {
  /// A paper of a procedure in the making, for whoever writes it.
  /// - Returns: `nil` when there is no such paper.
  /// - Throws: ``UnknownPlaceholder``, and when it cannot be drawn.
  public func drawPaper(_ document: String, of tried: TriedApplication, as shape: TriedShape) async throws -> [UInt8]? {
    try await TriedPapers(desk: desk, tried: tried).draw(document, as: shape)
  }

  /// A mail of a procedure in the making, for whoever writes it.
  /// - Returns: `nil` when nothing is told at this step.
  /// - Throws: ``UnknownPlaceholder``
  public func fillMessage(
    _ moment: MessageMoment, of tried: TriedApplication, in language: Language
  ) async throws -> FilledMessage? {
    try await TriedPapers(desk: desk, tried: tried).message(moment, in: language)
  }
}
