import Documents
import FormSchema
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import Storage
import Vault
import Web

/// Attachments, issued papers and the printable copy of an application.
struct CaseFileRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    routes.get(
      "/staff/cases/{id}/files/{attachment}", .officer(CasesPermission.read), audit: "cases.file-viewed", showAttachment
    )
    routes.get(
      "/staff/cases/{id}/documents/{document}", .officer(CasesPermission.read), audit: "cases.document-viewed",
      showDocument)
    routes.get("/staff/cases/{id}/copy.pdf", .officer(CasesPermission.read), audit: "cases.copy-printed", showCopy)
  }

  @Sendable func showAttachment(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    let name = try context.segment("attachment")
    let attachment = try await desk.town.database.write { tx in
      let found = try CaseReading(desk: desk, officer: officer).find(id, in: tx)
      guard let attachment = found.attachment(name) else { throw CasesProblem.fileNotFound }
      try desk.note("cases.file-viewed", id, by: .officer(officer.id.description), in: tx)
      return attachment
    }
    do {
      return try await desk.town.files.response(strangersFile: attachment.id, called: attachment.name)
    } catch VaultProblem.cannotOpen {
      throw CasesProblem.fileNotFound
    }
  }

  /// A paper of ours, to be read and printed from the browser.
  @Sendable func showDocument(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    let document = try context.id("document", of: IssuedDocument.self)
    let found = try await desk.town.database.write { tx in
      _ = try OfficerWork(desk: desk, officer: officer).find(id, for: CasesPermission.read, in: tx)
      let found = try IssuedDocumentStore.find(document, of: id, in: tx)
      try desk.note(
        "cases.document-viewed", id, by: .officer(officer.id.description), ["document": found.template], in: tx)
      return found
    }
    do {
      return try await desk.town.files.response(ownPDF: found.fileName, called: found.title + ".pdf")
    } catch VaultProblem.cannotOpen {
      throw CasesProblem.fileNotFound
    }
  }

  @Sendable func showCopy(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    let found = try await desk.town.database.write { tx in
      try CaseReading(desk: desk, officer: officer).view(id, as: "cases.copy-printed", in: tx)
    }
    guard let record = found.record else { throw CasesProblem.notFound }
    let texts = context.texts.catalogue.texts(in: context.texts.officerLanguage)
    let copy = ApplicationCopy(
      town: desk.town, value: found.value, definition: found.definition, record: record, texts: texts,
      leftOut: AnswersView(found, texts).leftOut)
    return pdfResponse(try PDFRenderer.render(copy.layout), name: "\(found.value.receipt).pdf")
  }
}

/// A PDF that stands in memory, shown by the browser.
func pdfResponse(_ bytes: [UInt8], name: String) -> Response {
  Response(
    status: .ok,
    headers: [.contentType: Web.FileKind.pdf.mediaType, .contentDisposition: contentDisposition("inline", name)],
    body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
}
