import DesignSystem
import Documents
import FormSchema
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel
import Nihongo
import NIOCore
import Ports
import Storage
import Vault
import Web

/// What the applicant sees and does after submission: follow, correct, withdraw, receive.
struct StatusRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    routes.get("/status", .anyone, audit: "cases.status-form") { _, context in
      context.respond(statusFormPage(StatusFormModel(signIn: context.signInOffer), guard: context.formGuard(), texts: context.texts))
    }
    routes.post("/status", .anyone, audit: "cases.status-opened", open)
    routes.get("/status/{case}", .anyone, audit: "cases.status-viewed", asking(show))
    routes.get("/status/{case}/copy", .anyone, audit: "cases.copy-downloaded", asking(copy))
    routes.get("/status/{case}/documents/{document}", .anyone, audit: "cases.document-downloaded", asking(document))
    routes.get("/status/{case}/correction", .anyone, audit: "cases.correction-page", asking(showCorrection))
    routes.post(
      "/status/{case}/correction", .anyone, audit: "cases.corrected", limits: .attachments,
      keeping(.correction, correct))
    routes.get("/status/{case}/withdrawal", .anyone, audit: "cases.withdrawal-page", asking(showWithdrawal))
    routes.post("/status/{case}/withdrawal", .anyone, audit: "cases.withdrawn", keeping(.withdrawal, withdraw))
  }

  /// Asks for number and secret where access is missing, in the same words whether or not there is such a case.
  private func asking(
    _ answer: @escaping @Sendable (Request, AppContext) async throws -> Response
  ) -> @Sendable (Request, AppContext) async throws -> Response {
    { request, context in
      do {
        return try await answer(request, context)
      } catch CasesProblem.accessNeeded {
        return ask(context, returnPath: "/status/\(try context.id("case", of: Case.self))")
      }
    }
  }

  /// The same for a form: what was written is kept until the person can come in again.
  private func keeping(
    _ page: UnsentForm.Page, _ answer: @escaping @Sendable (SubmittedForm, AppContext) async throws -> Response
  ) -> @Sendable (SubmittedForm, AppContext) async throws -> Response {
    { form, context in
      do {
        return try await answer(form, context)
      } catch CasesProblem.accessNeeded {
        let id = try context.id("case", of: Case.self)
        let cookie = try await UnsentForms(desk: desk).keep(UnsentForm(form, page: page), for: id, context)
        var response = ask(context, returnPath: page.path(id), isKept: cookie != nil)
        if let cookie { response.setCookie(cookie) }
        return response
      }
    }
  }

  private func ask(_ context: AppContext, returnPath: String, isKept: Bool = false) -> Response {
    let model = StatusFormModel(
      isAccessNeeded: true, isKept: isKept, signIn: context.signInOffer, returnPath: returnPath)
    return context.respond(statusFormPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// A wrong number, a wrong secret and both wrong take the same steps and get the same words.
  @Sendable func open(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let found = try await CaseLookUp(desk: desk)
      .find(receipt: form["receipt"], secret: form["secret"], client: context.clientCode)
    guard let found else {
      let model = StatusFormModel(receipt: form["receipt"], isRefused: true, signIn: context.signInOffer)
      return context.respond(statusFormPage(model, guard: context.formGuard(), texts: context.texts))
    }
    let unsent = try await desk.town.database.read { tx in
      try UnsentForms(desk: desk).lookUp(found, context, in: tx)
    }
    var response = context.redirect(to: unsent?.page.path(found) ?? "/status/\(found)")
    response.setCookie(CaseAccess.cookie(for: found, desk.town))
    return response
  }

  /// Reads a case for its applicant and leaves a trace of it.
  private func view(_ action: String, _ context: AppContext) async throws -> CaseView {
    let door = try CaseDoor(context)
    let id = door.id
    return try await desk.town.database.write { tx in
      try desk.note(action, id, by: try door.enter(desk, in: tx), in: tx)
      let value = try desk.cases.find(id, in: tx)
      let record = try desk.cases.record(of: id, in: tx)
      let published = try desk.procedures.version(value.version, in: tx)
      try ReceivedPapers(desk: desk).issueIfMissing(value, published.definition, in: tx)
      return CaseView(
        value: value, published: published, record: record.record,
        typed: try desk.cases.correctionTyped(of: id, in: tx) ?? record.typed,
        events: try desk.cases.events(of: id, in: tx).filter(\.kind.isPublic),
        correction: try desk.cases.openCorrection(of: id, in: tx), documents: try IssuedDocumentStore.list(of: id, in: tx))
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    context.respond(statusPage(try await view("cases.status-viewed", context), town: desk.town, texts: context.texts))
  }

  @Sendable func copy(_ request: Request, _ context: AppContext) async throws -> Response {
    let view = try await view("cases.copy-downloaded", context)
    let copy = ApplicationCopy(
      town: desk.town, value: view.value, definition: view.published.definition, record: view.record,
      texts: context.texts, leftOut: view.leftOut(context.texts))
    return pdf(try PDFRenderer.render(copy.layout), name: "application-\(view.value.receipt).pdf")
  }

  @Sendable func document(_ request: Request, _ context: AppContext) async throws -> Response {
    let door = try CaseDoor(context)
    let id = door.id
    let documentID = try context.id("document", of: IssuedDocument.self)
    let document = try await desk.town.database.write { tx in
      try desk.note("cases.document-downloaded", id, by: try door.enter(desk, in: tx), ["document": documentID.description], in: tx)
      let document = try IssuedDocumentStore.find(documentID, of: id, in: tx)
      guard document.revokedAt == nil else { throw CasesProblem.documentRevoked }
      return document
    }
    return pdf(try desk.town.files.contents(of: document.fileName), name: "\(document.template).pdf")
  }

  @Sendable func showCorrection(_ request: Request, _ context: AppContext) async throws -> Response {
    let view = try await view("cases.correction-viewed", context)
    guard let correction = view.correction else { return context.redirect(to: "/status/\(view.value.id)") }
    var model = CorrectionModel(
      view: view, correction: correction, typed: view.typed, today: desk.town.world.today, errors: [])
    if let unsent = try await unsent(.correction, view, context) {
      let (typed, errors) = merge(unsent.form, into: model, context.texts)
      try await desk.town.database.write { tx in
        try desk.cases.saveCorrection(typed, of: view.value.id, in: tx)
        try UnsentForms(desk: desk).remove(view.value.id, context, in: tx)
      }
      model = CorrectionModel(
        view: view, correction: correction, typed: typed, today: model.today, errors: errors, isRestored: true)
    }
    return context.respond(correctionPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func correct(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let view = try await view("cases.correction-viewed", context)
    guard let correction = view.correction else { return context.redirect(to: "/status/\(view.value.id)") }
    let today = desk.town.world.today
    let door = try CaseDoor(context)
    let shown = CorrectionModel(view: view, correction: correction, typed: view.typed, today: today, errors: [])
    let (typed, fileErrors) = merge(form, into: shown, context.texts)
    let definition = view.published.definition
    let isFinal = TypedPage.Press(form) == .next && fileErrors.isEmpty
    let reading = try await desk.town.database.write { tx -> Reading? in
      try desk.cases.saveCorrection(typed, of: view.value.id, in: tx)
      guard isFinal else { return definition.form.read(typed, today: today) }
      return try ApplicantWork(desk: desk, actor: try door.enter(desk, in: tx)).correct(view.value.id, view.published, typed: typed, in: tx)
    }
    guard let reading else { return context.redirect(to: "/status/\(view.value.id)") }
    let errors = isFinal ? reading.errors(definition, only: Set(reading.questions), context.texts) : fileErrors
    let model = CorrectionModel(
      view: view, correction: correction, typed: typed, today: today, errors: errors,
      isRefused: isFinal && reading.isAccepted)
    return context.respond(correctionPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// Only what is asked for: whoever sends other fields along changes nothing with them.
  private func merge(
    _ form: SubmittedForm, into model: CorrectionModel, _ texts: Texts
  ) -> (typed: TypedAnswers, errors: [FieldError]) {
    let definition = model.view.published.definition
    let page = TypedPage(form: form, questions: model.questions, words: definition.words(in: texts.language))
    let (typed, refused) = page.merged(into: model.typed)
    return (typed, refused.map { $0.kind.error(at: $0.field, of: definition, texts) })
  }

  /// What this browser sent from `page` of the case after its access had ended.
  private func unsent(_ page: UnsentForm.Page, _ view: CaseView, _ context: AppContext) async throws -> UnsentForm? {
    let found = try await desk.town.database.read { tx in
      try UnsentForms(desk: desk).lookUp(view.value.id, context, in: tx)
    }
    return found?.page == page ? found : nil
  }

  @Sendable func showWithdrawal(_ request: Request, _ context: AppContext) async throws -> Response {
    let view = try await view("cases.status-viewed", context)
    guard view.value.status.isOpen else { return context.redirect(to: "/status/\(view.value.id)") }
    let reason = try await unsent(.withdrawal, view, context)?.form["reason"]
    return context.respond(withdrawalPage(view, kept: reason, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func withdraw(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let door = try CaseDoor(context)
    let id = door.id
    let location = try await desk.town.database.write { tx in
      try Once.perform(form.once, at: desk.town.world.now, in: tx) {
        let actor = try door.enter(desk, in: tx)
        let value = try desk.cases.find(id, in: tx)
        let published = try desk.procedures.version(value.version, in: tx)
        try ApplicantWork(desk: desk, actor: actor).withdraw(id, published, reason: String(form["reason"].prefix(1000)), in: tx)
        try UnsentForms(desk: desk).remove(id, context, in: tx)
        return "/status/\(id)"
      }
    }
    return context.redirect(to: location)
  }
}

/// A PDF to keep: always a download, never shown inside our pages.
func pdf(_ bytes: [UInt8], name: String) -> Response {
  Response(
    status: .ok,
    headers: [
      .contentType: "application/pdf", .contentDisposition: "attachment; filename=\"\(name)\"",
      .contentSecurityPolicy: "default-src 'none'; sandbox",
    ],
    body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
}
