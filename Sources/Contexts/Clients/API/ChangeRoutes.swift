import HTTPTypes
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Putting an application right that came back, and withdrawing one.
struct ChangeRoutes: Sendable {
  let desk: ClientDesk

  /// What an application is by such a call, as codes of states have it.
  private enum Status: String { case corrected = "in-review", withdrawn }

  private var address: CallAddress { CallAddress(town: desk.town.address) }
  private var door: ClientDoor { ClientDoor(desk: desk) }

  @Sendable func correct(_ request: Request, _ context: AppContext) async throws -> Response {
    let client = try await door.enter(request, context)
    let receipt = try Self.receipt(context), texts = context.texts.catalogue.texts(in: Language(ofCall: request))
    let key = request.isTrial ? nil : try KeyedCall.key(request)
    let body = try await CallBody.read(request, as: [.json, .mergePatch])
    let intake = CorrectionIntake(desk: desk, client: client, receipt: receipt, texts: texts)
    guard let key else {
      let judged = try await intake.judge(body)
      let document = JudgedDocument(
        judged.determination, judged.returned.published.definition, desk.town.profile, texts)
      return .json(.ok, document.json, in: texts.language)
    }
    let call = KeyedCall(desk, client, key, at: "correction|\(receipt)|\(body.kind.rawValue)", body.bytes)
    return changed(try await again(call) { try await intake.submit(body, call) }, Status.corrected.rawValue, texts)
  }

  @Sendable func withdraw(_ request: Request, _ context: AppContext) async throws -> Response {
    let client = try await door.enter(request, context)
    let receipt = try Self.receipt(context), texts = context.texts.catalogue.texts(in: Language(ofCall: request))
    let key = request.isTrial ? nil : try KeyedCall.key(request)
    let body = try await CallBody.read(request)
    let withdrawal = try Withdrawal(body.bytes, in: texts.language)
    guard let key else {
      let sent = try await desk.town.database.write { [desk] tx in
        try desk.withdraw(receipt, client, withdrawal, isTrial: true, in: tx)
      }
      return changed(.init(receipt: sent.accepted.receipt, fee: sent.accepted.fee), sent.status, texts)
    }
    let call = KeyedCall(desk, client, key, at: "withdrawal|\(receipt)", body.bytes)
    let accepted = try await again(call) {
      try await call.once { [desk] tx in
        let sent = try desk.withdraw(receipt, client, withdrawal, isTrial: false, in: tx)
        return .init(receipt: sent.accepted.receipt, fee: sent.accepted.fee)
      }
    }
    return changed(accepted, Status.withdrawn.rawValue, texts)
  }

  /// The answer of the same call before, or that of this one. Of two that come at once the second finds that there is
  /// nothing more to do: what the first has done is its answer too.
  private func again(
    _ call: KeyedCall, _ work: () async throws -> KnownSubmission.Accepted
  ) async throws -> KnownSubmission.Accepted {
    if let earlier = try await call.earlier() { return earlier }
    do {
      return try await work()
    } catch let problem as ClientsProblem where [.correctionNotAsked, .applicationClosed].contains(problem) {
      guard let earlier = try await call.earlier() else { throw problem }
      return earlier
    }
  }

  /// In its one spelling, so that a call with another is still the same call.
  private static func receipt(_ context: AppContext) throws -> String {
    let written = try context.segment("receipt")
    return ReceiptNumber(written)?.description ?? written
  }

  private func changed(_ accepted: KnownSubmission.Accepted, _ status: String, _ texts: Texts) -> Response {
    .json(
      .ok,
      .object([
        .init("receipt", .text(accepted.receipt)), .init("status", .text(status)),
        .init("feeYen", .number(accepted.fee.amount)),
        .init("links", address.links(of: accepted.receipt)),
      ]), in: texts.language)
  }
}

extension ClientDesk {
  fileprivate func withdraw(
    _ receipt: String, _ client: Client, _ withdrawal: Withdrawal, isTrial: Bool, in tx: any Transaction
  ) throws -> SentApplication {
    let application = try told(.applicationClosed) {
      try sent.withdraw(
        receipt, sentBy: client.id.description, reason: withdrawal.reason.value, isTrial: isTrial, in: tx)
    }
    guard client.procedures.allows(application.published.id) else { throw ClientsProblem.procedureNotAllowed }
    return application
  }
}
