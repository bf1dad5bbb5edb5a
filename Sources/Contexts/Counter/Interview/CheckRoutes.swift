import DesignSystem
import Documents
import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import Storage
import Vault
import Web

/// Reading back, signing, sending, and the receipt.
struct CheckRoutes: Sendable {
  let desk: CounterDesk

  static func path(_ application: String) -> String { InterviewRoutes.path(application) + "/check" }
  static func receiptPath(_ application: String) -> String { InterviewRoutes.path(application) + "/receipt" }
  static func summaryPath(_ application: String) -> String { InterviewRoutes.path(application) + "/summary.pdf" }
  static func signaturePath(_ application: String) -> String { InterviewRoutes.path(application) + "/signature" }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(CounterPermission.use)
    routes.get(Self.path("{id}"), access, audit: "counter.check-page", show)
    routes.post(Self.path("{id}"), access, audit: "counter.submitted", submit)
    routes.get(Self.signaturePath("{id}"), access, audit: "counter.check-page") { _, context in
      context.redirect(to: Self.path(try context.segment("id")))
    }
    routes.post(Self.signaturePath("{id}"), access, audit: "counter.signed", limits: .attachments, sign)
    routes.get(Self.summaryPath("{id}"), access, audit: "counter.summary-printed", printSummary)
    routes.get(Self.receiptPath("{id}"), access, audit: "counter.receipt-page", showReceipt)
    routes.get(Self.receiptPath("{id}") + ".pdf", access, audit: "counter.receipt-printed", printReceipt)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: Self.receiptPath(application.id)) }
    try await desk.note("counter.viewed", application.id, by: try context.officer)
    let model = CheckModel(application, on: desk.town.world.today)
    guard model.reading.isAccepted else {
      return context.redirect(to: application.entryPath + "?open=1")
    }
    var page = checkPage(model, guard: { context.formGuard() }, texts: context.texts)
    page.status = .ok
    return context.respond(page)
  }

  @Sendable func submit(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: Self.receiptPath(application.id)) }
    // What was read back is what is sent: when it changed in another window, it is read back again.
    guard form["revision"] == "\(application.revision)" else {
      let model = CheckModel(application, on: desk.town.world.today, isChanged: true)
      return context.respond(checkPage(model, guard: { context.formGuard() }, texts: context.texts))
    }
    switch try await desk.applications.submit(application.id, of: officer.keeper, by: officer.actor) {
    case .accepted: return context.redirect(to: Self.receiptPath(application.id))
    case .unfinished: return context.redirect(to: application.entryPath + "?open=1")
    case .notEligible:
      let model = CheckModel(application, on: desk.town.world.today)
      return context.respond(checkPage(model, guard: { context.formGuard() }, texts: context.texts))
    }
  }

  /// Keeps what the applicant signed, drawn on this screen or photographed, in the place of an earlier one.
  @Sendable func sign(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    var application = try await desk.open(context)
    guard application.submitted == nil else { return context.redirect(to: Self.receiptPath(application.id)) }
    // The enclosures of a paper are its pictures.
    guard !application.isPaper else { return context.redirect(to: Self.path(application.id)) }
    let signature = form.files.first { $0.field == "signature" }.flatMap { ArrivedFile($0).attachment(number: 1) }
    guard let signature, signature.kind == .photo else {
      var model = CheckModel(application, on: desk.town.world.today)
      model.errors = [FieldError("signature", context.texts["counter.staff.signature.wrong"])]
      return context.respond(checkPage(model, guard: { context.formGuard() }, texts: context.texts))
    }
    application.enclosures = [signature]
    application = try await desk.applications.save(application)
    try await desk.note("counter.signed", application.id, by: officer)
    return context.redirect(to: Self.path(application.id))
  }

  @Sendable func printSummary(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context)
    try await desk.note("counter.summary-printed", application.id, by: try context.officer)
    let sheet = SummarySheet(town: desk.town, application: application, texts: context.texts)
    return try pdf(sheet.layout, "summary.pdf")
  }

  @Sendable func showReceipt(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context)
    guard let accepted = application.submitted else { return context.redirect(to: Self.path(application.id)) }
    try await desk.note("counter.receipt-viewed", application.id, by: try context.officer)
    return context.respond(counterReceiptPage(application, accepted, texts: context.texts))
  }

  @Sendable func printReceipt(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context)
    guard let accepted = application.submitted else { return context.redirect(to: Self.path(application.id)) }
    try await desk.note("counter.receipt-printed", application.id, by: try context.officer)
    // The applicant takes it home, so it is in their language.
    let texts = context.texts.catalogue.texts(in: application.language == .english ? .english : .japanese)
    let sheet = ReceiptSheet(town: desk.town, application: application, accepted: accepted, texts: texts)
    return try pdf(sheet.layout, "\(accepted.receipt).pdf")
  }

  /// A PDF that stands in memory, shown by the browser. The name is ours, in ASCII.
  private func pdf(_ layout: DocumentLayout, _ name: String) throws -> Response {
    Response(
      status: .ok,
      headers: [.contentType: Web.FileKind.pdf.mediaType, .contentDisposition: "inline; filename=\"\(name)\""],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try PDFRenderer.render(layout))))
  }
}
