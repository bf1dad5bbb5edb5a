import Foundation
import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import Storage
import Vault
import Web

/// Handing in an application, and following it.
struct ApplicationRoutes: Sendable {
  let desk: ClientDesk

  private var address: CallAddress { CallAddress(town: desk.town.address) }
  private var door: ClientDoor { ClientDoor(desk: desk) }

  /// Who calls, with what, in that order: a body is read only from somebody who may send it.
  @Sendable func submit(_ request: Request, _ context: AppContext) async throws -> Response {
    let client = try await door.enter(request, context)
    let procedure = try context.segment("procedure")
    let texts = context.texts.catalogue.texts(in: Language(ofCall: request))
    guard request.uri.queryParameters["dry-run"] == nil else {
      let intake = try await intake(client, procedure, texts)
      let judged = try intake.judge(try await CallBody.read(request))
      return answer(.ok, JudgedDocument(judged, intake.published, desk.town.profile, texts).json)
    }
    let key = try Self.key(request)
    guard client.procedures.allows(procedure) else { throw ClientsProblem.procedureNotAllowed }
    let body = try await CallBody.read(request)
    let code = bodyCode(procedure, body)
    if let earlier = try await earlier(key, code, client) { return accepted(earlier, procedure) }
    let intake = try await intake(client, procedure, texts)
    let judged = try intake.judge(body)
    return accepted(try await intake.submit(judged, key: key, bodyCode: code), procedure)
  }

  private func intake(_ client: Client, _ procedure: String, _ texts: Texts) async throws -> Intake {
    guard client.procedures.allows(procedure) else { throw ClientsProblem.procedureNotAllowed }
    return Intake(desk: desk, client: client, published: try await desk.open(procedure), texts: texts)
  }

  private static func key(_ request: Request) throws(ClientsProblem) -> IdempotencyKey {
    guard let text = HTTPField.Name("Idempotency-Key").flatMap({ request.headers[$0] }) else { throw .keyMissing }
    guard let key = IdempotencyKey(text) else { throw .keyUnreadable }
    return key
  }

  /// A key belongs to one body at one address; the code of both tells nothing of what was applied for.
  private func bodyCode(_ procedure: String, _ body: [UInt8]) -> String {
    hexadecimal(desk.town.vault.code(.secrets, Data("client-body|\(procedure)|".utf8) + Data(body)))
  }

  /// What the same call made before; `nil` when it is the first.
  /// - Throws: ``ClientsProblem/keyReused``
  private func earlier(
    _ key: IdempotencyKey, _ bodyCode: String, _ client: Client
  ) async throws -> AcceptedApplication? {
    let known = try await desk.town.database.read { tx in try desk.submissions.lookUp(key, of: client.id, in: tx) }
    guard let known else { return nil }
    guard known.bodyCode == bodyCode else { throw ClientsProblem.keyReused }
    guard let accepted = known.accepted,
      let sent = try await desk.sent.application(accepted.receipt, sentBy: client.id.description)
    else { return nil }
    // The fee of that day: a correction may have changed it since, and the answer is to be the same.
    return AcceptedApplication(
      caseID: sent.accepted.caseID, receipt: accepted.receipt, secret: sent.accepted.secret, fee: accepted.fee)
  }

  private func accepted(_ accepted: AcceptedApplication, _ procedure: String) -> Response {
    let own = address.link(CallAddress.application(accepted.receipt))
    let links: [JSONValue.Member] = [
      .init("self", .text(own)), .init("statusPage", .text(address.link("/status"))),
    ]
    let json = JSONValue.object([
      .init("receipt", .text(accepted.receipt)), .init("secret", .text(accepted.secret)),
      .init("procedure", .text(procedure)), .init("feeYen", .number(accepted.fee.amount)),
      .init("links", .object(links)),
    ])
    var response = answer(.created, json)
    response.headers[.location] = own
    return response
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let client = try await door.enter(request, context)
    let receipt = try context.segment("receipt")
    guard let sent = try await desk.sent.application(receipt, sentBy: client.id.description) else {
      throw ClientsProblem.applicationNotFound
    }
    let texts = context.texts.catalogue.texts(in: Language(ofCall: request))
    var response = answer(.ok, SentApplicationDocument(sent, desk.town.profile, address, texts).json)
    response.headers[.contentLanguage] = texts.language.tag
    return response
  }

  @Sendable func paper(_ request: Request, _ context: AppContext) async throws -> Response {
    let client = try await door.enter(request, context)
    let (receipt, paper) = (try context.segment("receipt"), try context.segment("paper"))
    guard let sent = try await desk.sent.application(receipt, sentBy: client.id.description) else {
      throw ClientsProblem.applicationNotFound
    }
    guard let known = sent.papers.first(where: { $0.id == paper }) else { throw ClientsProblem.paperNotFound }
    guard known.revokedAt == nil,
      let bytes = try await desk.sent.paper(paper, of: receipt, sentBy: client.id.description)
    else { throw ClientsProblem.paperRevoked }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/pdf", .contentDisposition: "attachment; filename=\"\(paper).pdf\"",
        .contentSecurityPolicy: "default-src 'none'; sandbox",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func answer(_ status: HTTPResponse.Status, _ json: JSONValue) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.canonicalBytes)))
  }
}
