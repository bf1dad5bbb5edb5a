import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Ports
import Storage
import Vault
import Web

/// The page on which an applicant puts right what an officer marked. It follows the answers as the form's own pages do.
struct CorrectionRoutes: Sendable {
  let desk: CaseDesk

  private var entrance: CaseEntrance { CaseEntrance(desk: desk) }

  func add(to routes: inout RouteTable) {
    let path = "/status/{case}/correction"
    routes.get(path, .anyone, audit: "cases.correction-page", entrance.asking(show))
    routes.post(path, .anyone, audit: "cases.corrected", limits: .attachments, entrance.keeping(.correction, correct))
    routes.get("\(path)/live", .anyone, audit: "cases.correction-page") { _, context in
      context.redirect(to: UnsentForm.Page.correction.path(try context.id("case", of: Case.self)))
    }
    routes.post("\(path)/live", .anyone, audit: "cases.correction-read", readLive)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let view = try await entrance.view("cases.correction-viewed", context)
    guard let asked = CorrectionModel(view, today: desk.town.world.today) else { return status(view, context) }
    var model = asked.begun
    if let unsent = try await entrance.unsent(.correction, view, context) {
      model = try await merge(unsent.form, into: asked, context.texts).model
      model.isRestored = true
      let typed = model.typed
      try await desk.town.database.write { tx in
        try desk.cases.saveCorrection(typed, of: view.value.id, in: tx)
        try UnsentForms(desk: desk).remove(view.value.id, context, in: tx)
      }
    }
    return context.respond(correctionPage(model, guard: context.formGuard(), texts: context.texts))
  }

  private func status(_ view: CaseView, _ context: AppContext) -> Response {
    context.redirect(to: "/status/\(view.value.id)")
  }

  @Sendable func correct(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let view = try await entrance.view("cases.correction-viewed", context)
    guard let asked = CorrectionModel(view, today: desk.town.world.today) else { return status(view, context) }
    let door = try CaseDoor(context)
    let (merged, page) = try await merge(form, into: asked, context.texts)
    var model = merged
    let isComplete = page.press == .next && model.errors.isEmpty && !model.hasNewQuestions
    let (id, typed, definition, today) = (view.value.id, model.typed, view.published.definition, model.today)
    let refused = try await desk.town.database.write { tx -> Reading? in
      try desk.cases.saveCorrection(typed, of: id, in: tx)
      guard isComplete else { return definition.form.read(typed, today: today) }
      return try ApplicantWork(desk: desk, actor: try door.enter(desk, in: tx))
        .correct(id, view.published, typed: typed, in: tx)
    }
    guard let refused else { return status(view, context) }
    if isComplete {
      model.errors = refused.errors(definition, only: Set(refused.questions), context.texts)
      model.isRefused = refused.isAccepted
    } else if model.errors.isEmpty, let place = page.place(in: typed) {
      return context.redirect(to: "\(UnsentForm.Page.correction.path(id))#\(place)")
    }
    return context.respond(correctionPage(model.begun, guard: context.formGuard(), texts: context.texts))
  }

  /// The questions of the page as they would be after these answers. Nothing is kept, and no file is taken.
  @Sendable func readLive(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let door = try CaseDoor(context)
    try await SectionRoutes.liveLimit.check("\(door.id)", at: desk.town.world.now, in: desk.town.database)
    let view = try await desk.town.database.write { tx in
      try noteLiveReading(of: door.id, by: try door.enter(desk, in: tx), in: tx)
      return try CaseView(door.id, desk, in: tx)
    }
    guard let asked = CorrectionModel(view, today: desk.town.world.today) else { throw CasesProblem.noCorrectionAsked }
    let (typed, _, _) = answers(of: form, into: asked, context.texts)
    let model = asked.filled(with: typed).begun
    return context.respond { h in h.liveCorrection(model, context.texts) }
  }

  /// The page asks at every pause of the keyboard. An entry for each would bury all others, and none would leave it to
  /// the browser whether this look is on record; so there is one for each person and hour, which is as long as access
  /// lasts, by a key that nobody outside can make.
  private func noteLiveReading(of id: ID<Case>, by actor: AuditActor, in tx: any Transaction) throws {
    let now = desk.town.world.now
    let hour = now.milliseconds / (CaseAccess.lifetimeSeconds * 1000)
    let key = desk.town.vault.code(.attempts, text: "correction-read|\(id)|\(actor.text)|\(hour)")
    _ = try Once.perform(key, at: now, in: tx) {
      try desk.note("cases.correction-read", id, by: actor, in: tx)
      return ""
    }
  }

  private func merge(
    _ form: SubmittedForm, into asked: CorrectionModel, _ texts: Texts
  ) async throws -> (model: CorrectionModel, page: TypedPage) {
    let (merged, refused, page) = answers(of: form, into: asked, texts)
    var typed = merged
    let definition = asked.view.published.definition
    var errors = refused.map { $0.error(of: definition, texts) }
    errors += try await AddressLookUp(desk: desk, page: page).fillIn(&typed, texts)
    var model = asked.filled(with: typed)
    if case .addRow(let name) = page.press { model.fresh.beginRow(of: name, in: &model.typed) }
    model.errors = errors
    // Also those that may be left empty: with script they would have been there before the button was pressed.
    let shown = Set(model.reading.shownNames(of: model.questions, where: \.type.isTyped))
    model.hasNewQuestions = page.press == .next && errors.isEmpty && !shown.isSubset(of: page.shown)
    return (model, page)
  }

  /// Only what is asked for: whoever sends other fields along changes nothing with them. An answer can open a question
  /// that the page held too, and that one another.
  private func answers(
    of form: SubmittedForm, into asked: CorrectionModel, _ texts: Texts
  ) -> (typed: TypedAnswers, refused: [RefusedFile], page: TypedPage) {
    let words = asked.view.published.definition.words(in: texts.language)
    var questions = asked.questions
    while true {
      let page = TypedPage(form: form, questions: questions, words: words)
      let (typed, refused) = page.merged(into: asked.typed)
      let known = Set(questions.map(\.id))
      let opened = asked.filled(with: typed).questions.filter { !known.contains($0.id) }
      guard opened.contains(where: { page.shown.contains($0.id) }) else { return (typed, refused, page) }
      questions += opened
    }
  }
}
