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

  private var entrance: CaseEntrance { CaseEntrance(desk: desk) }

  func add(to routes: inout RouteTable) {
    routes.get("/status", .anyone, audit: "cases.status-form") { _, context in
      context.respond(statusFormPage(StatusFormModel(signIn: context.signInOffer), guard: context.formGuard(), texts: context.texts))
    }
    routes.post("/status", .anyone, audit: "cases.status-opened", open)
    routes.get("/status/{case}", .anyone, audit: "cases.status-viewed", entrance.asking(show))
    routes.get("/status/{case}/copy", .anyone, audit: "cases.copy-downloaded", entrance.asking(copy))
    routes.get("/status/{case}/documents/{document}", .anyone, audit: "cases.document-downloaded", entrance.asking(document))
    CorrectionRoutes(desk: desk).add(to: &routes)
    routes.get("/status/{case}/withdrawal", .anyone, audit: "cases.withdrawal-page", entrance.asking(showWithdrawal))
    routes.post("/status/{case}/withdrawal", .anyone, audit: "cases.withdrawn", entrance.keeping(.withdrawal, withdraw))
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

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    context.respond(statusPage(try await entrance.view("cases.status-viewed", context), town: desk.town, texts: context.texts))
  }

  @Sendable func copy(_ request: Request, _ context: AppContext) async throws -> Response {
    let view = try await entrance.view("cases.copy-downloaded", context)
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

  @Sendable func showWithdrawal(_ request: Request, _ context: AppContext) async throws -> Response {
    let view = try await entrance.view("cases.status-viewed", context)
    guard view.value.status.isOpen else { return context.redirect(to: "/status/\(view.value.id)") }
    let reason = try await entrance.unsent(.withdrawal, view, context)?.form["reason"]
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
