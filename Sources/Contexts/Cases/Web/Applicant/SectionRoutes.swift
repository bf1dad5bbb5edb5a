import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// The pages of a form, one for each section: shown, kept, and read anew while somebody fills them in.
struct SectionRoutes: Sendable {
  let desk: CaseDesk

  /// More changes than a person makes on one form in ten minutes.
  static let liveLimit = AttemptLimit("live", most: 900, windowSeconds: 600)

  func add(to routes: inout RouteTable) {
    let path = "/apply/{procedure}/pages/{section}"
    routes.get(path, .anyone, audit: "cases.draft-page", show)
    routes.post(path, .anyone, audit: "cases.draft-saved", limits: .attachments, save)
    // Keeps nothing; a page that was opened here by mistake is the form's own.
    routes.get("\(path)/live", .anyone, audit: "cases.draft-page") { _, context in
      context.redirect(to: "/apply/\(try context.segment("procedure"))/pages/\(try context.segment("section"))")
    }
    routes.post("\(path)/live", .anyone, audit: "cases.draft-read", readLive)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let open = try await OpenDraft.findUnsubmitted(desk, context) else { return try receipt(context) }
    let section = try section(of: open, context)
    let model = SectionModel(
      open: open, section: section, typed: fresh(section, of: open).begun(open.draft.typed),
      today: desk.town.world.today, errors: [],
      returnsToReview: request.uri.queryParameters["change"] != nil,
      offer: try await PrefillRoutes.offer(open, section, desk, context))
    return context.respond(sectionPage(model, guard: context.formGuard(), texts: context.texts))
  }

  private func receipt(_ context: AppContext) throws -> Response {
    context.redirect(to: "/apply/\(try context.segment("procedure"))/receipt")
  }

  private func section(of open: OpenDraft, _ context: AppContext) throws -> Section {
    guard let section = open.form.section(try context.segment("section")) else { throw WebProblem.pageNotFound }
    return section
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard var open = try await OpenDraft.findUnsubmitted(desk, context) else { return try receipt(context) }
    let section = try section(of: open, context)
    let definition = open.published.definition
    let page = TypedPage(form: form, questions: section.questions, words: definition.words(in: context.texts.language))
    var (typed, refused) = page.merged(into: open.draft.typed)
    var errors = refused.map { $0.error(of: definition, context.texts) }
    errors += try await AddressLookUp(desk: desk, page: page).fillIn(&typed, context.texts)
    let fresh = fresh(section, of: open)
    if case .addRow(let name) = page.press { fresh.beginRow(of: name, in: &typed) }
    let provenance = fresh.provenance(of: typed, after: open.draft.typed, open.draft.provenance)
    let kept = typed
    try await desk.town.database.write { [id = open.draft.id] tx in
      try desk.drafts.save(kept, id, provenance: provenance, by: context.resident?.id, in: tx)
    }
    (open.draft.typed, open.draft.provenance) = (typed, provenance)
    return try await answer(open, section, page, typed, errors, context)
  }

  /// Goes on, pauses, or shows the page again with what needs mending.
  private func answer(
    _ open: OpenDraft, _ section: Section, _ page: TypedPage, _ typed: TypedAnswers, _ early: [FieldError],
    _ context: AppContext
  ) async throws -> Response {
    var model = SectionModel(
      open: open, section: section, typed: typed, today: desk.town.world.today, errors: early,
      returnsToReview: page.form["return"] == "review")
    switch page.press {
    case .pause: return context.redirect(to: "/apply/\(open.draft.procedure)/saved")
    case .addRow, .removeRow:
      if early.isEmpty, let place = page.place(in: typed) {
        return context.redirect(to: "\(model.path)\(model.returnsToReview ? "?change=1" : "")#\(place)")
      }
      return respond(model, context)
    case .upload, .removeFile, .lookUpAddress: return respond(model, context)
    case .next: break
    }
    let reading = model.reading
    let here = Set(section.questions.map(\.id)).filter { reading.isShown(question: $0) }
    let problems = reading.problems.filter { here.contains($0.question) }
    // Also those that may be left empty: with script they would have been there before the button was pressed.
    let new = Set(reading.shownNames(of: section.questions, where: \.type.isTyped)).subtracting(page.shown)
    model.errors += problems.filter { page.shown.contains($0.name) }
      .map { $0.error(open.published.definition, context.texts) }
    model.hasNewQuestions = model.errors.isEmpty && !new.isEmpty
    if !model.errors.isEmpty || model.hasNewQuestions { return respond(model, context) }
    let next = reading.section(after: section.id)
    guard let next, !model.returnsToReview else { return context.redirect(to: "/apply/\(open.draft.procedure)/review") }
    return context.redirect(to: "/apply/\(open.draft.procedure)/pages/\(next)")
  }

  /// The page again; what it did not show before begins as on a first look.
  private func respond(_ model: SectionModel, _ context: AppContext) -> Response {
    var model = model
    model.typed = fresh(model.section, of: model.open).begun(model.typed)
    return context.respond(sectionPage(model, guard: context.formGuard(), texts: context.texts))
  }

  private func fresh(_ section: Section, of open: OpenDraft) -> FreshQuestions {
    FreshQuestions(section.questions, of: open.form, today: desk.town.world.today, language: open.draft.language)
  }

  /// The questions of the page as they would be after these answers. Nothing is kept, and no file is taken.
  @Sendable func readLive(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard var open = try await OpenDraft.findUnsubmitted(desk, context) else { throw CasesProblem.draftNotFound }
    try await Self.liveLimit.check("\(open.draft.id)", at: desk.town.world.now, in: desk.town.database)
    let section = try section(of: open, context)
    let words = open.published.definition.words(in: context.texts.language)
    let page = TypedPage(form: form, questions: section.questions, words: words)
    open.draft.typed = page.merged(into: open.draft.typed).typed
    let model = SectionModel(
      open: open, section: section, typed: fresh(section, of: open).begun(open.draft.typed), today: desk.town.world.today, errors: [],
      returnsToReview: false)
    return context.respond { h in h.liveSection(model, context.texts) }
  }
}

extension AnswerProblem {
  /// The question that has to be mended, as pages name it: with the row it stands in before it.
  var name: String {
    guard !rows.isEmpty else { return question }
    return rows.map { "\($0.group).\($0.key)." }.joined() + innermost
  }
}
