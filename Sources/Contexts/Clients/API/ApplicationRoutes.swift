import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
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
    guard !request.isTrial else {
      let intake = try await intake(client, procedure, texts)
      let judged = try intake.judge(try await CallBody.read(request).bytes)
      let document = JudgedDocument(
        judged.determination, intake.published.definition, desk.town.profile, texts)
      return .json(.ok, document.json, in: texts.language)
    }
    let key = try KeyedCall.key(request)
    guard client.procedures.allows(procedure) else { throw ClientsProblem.procedureNotAllowed }
    let body = try await CallBody.read(request).bytes
    let call = KeyedCall(desk, client, key, at: "body|\(procedure)", body)
    if let earlier = try await earlier(call) { return accepted(earlier, procedure, texts) }
    let intake = try await intake(client, procedure, texts)
    let judged = try intake.judge(body)
    return accepted(try await intake.submit(judged, key: key, bodyCode: call.bodyCode), procedure, texts)
  }

  private func intake(_ client: Client, _ procedure: String, _ texts: Texts) async throws -> Intake {
    guard client.procedures.allows(procedure) else { throw ClientsProblem.procedureNotAllowed }
    return Intake(desk: desk, client: client, published: try await desk.open(procedure), texts: texts)
  }

  /// What the same call made before; `nil` when it is the first.
  /// - Throws: ``ClientsProblem/keyReused``
  private func earlier(_ call: KeyedCall) async throws -> AcceptedApplication? {
    guard let accepted = try await call.earlier(),
      let sent = try await desk.sent.application(accepted.receipt, sentBy: call.client.id.description)
    else { return nil }
    // The fee of that day: a correction may have changed it since, and the answer is to be the same.
    return AcceptedApplication(
      caseID: sent.accepted.caseID, receipt: accepted.receipt, secret: sent.accepted.secret, fee: accepted.fee)
  }

  private func accepted(_ accepted: AcceptedApplication, _ procedure: String, _ texts: Texts) -> Response {
    let json = JSONValue.object([
      .init("receipt", .text(accepted.receipt)), .init("secret", .text(accepted.secret)),
      .init("procedure", .text(procedure)), .init("feeYen", .number(accepted.fee.amount)),
      .init("links", address.links(of: accepted.receipt)),
    ])
    var response = Response.json(.created, json, in: texts.language)
    response.headers[.location] = address.link(CallAddress.application(accepted.receipt))
    return response
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let client = try await door.enter(request, context)
    let receipt = try context.segment("receipt")
    guard let sent = try await desk.sent.application(receipt, sentBy: client.id.description) else {
      throw ClientsProblem.applicationNotFound
    }
    let texts = context.texts.catalogue.texts(in: Language(ofCall: request))
    return .json(.ok, SentApplicationDocument(sent, desk.town.profile, address, texts).json, in: texts.language)
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
}

extension Request {
  /// Whether the call is only to be judged.
  var isTrial: Bool { uri.queryParameters["dry-run"] != nil }
}

extension Response {
  /// An answer to a program.
  static func json(_ status: HTTPResponse.Status, _ json: JSONValue, in language: Language) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .contentLanguage: language.tag],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.canonicalBytes)))
  }
}
