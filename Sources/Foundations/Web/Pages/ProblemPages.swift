import DesignSystem
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import Storage
import Vault

/// The one place where a problem becomes an HTTP status and a page, or `application/problem+json` (RFC 9457).
struct ProblemPages {
  let context: AppContext
  let wantsJSON: Bool

  func response(to error: any Error) -> Response {
    switch error {
    case let problem as any Problem: return respond(problem)
    case let error as HTTPError: return respond(Self.problem(for: error.status))
    case StorageError.unreachable(let reason):
      context.log(.error, "storage unreachable", ["reason": "\(reason)"])
      return respond(EdgeProblem.storageUnavailable)
    default:
      // What the engine or a library says may quote a value, so only the type is logged beside our own errors.
      context.log(.error, "unexpected", ["error": "\(Self.describe(error))"])
      return respond(EdgeProblem.unexpected)
    }
  }

  private static func describe(_ error: any Error) -> String {
    switch error {
    case let error as StorageError: "\(error)"
    case let error as VaultProblem: "\(error)"
    default: "\(type(of: error))"
    }
  }

  private static func problem(for status: HTTPResponse.Status) -> any Problem {
    switch status {
    case .notFound, .methodNotAllowed: WebProblem.pageNotFound
    case .contentTooLarge: WebProblem.formTooLarge(megabytes: 1)
    case .unsupportedMediaType: WebProblem.unsupportedForm
    case let status where status.kind == .clientError: WebProblem.unreadableForm
    default: EdgeProblem.unexpected
    }
  }

  private func respond(_ problem: any Problem) -> Response {
    context.log(.notice, "problem", ["code": "\(problem.code)"])
    if case WebProblem.signInNeeded(let path) = problem, !wantsJSON {
      return context.redirect(to: queryAddress("/staff/sign-in", [("return", path)]))
    }
    if case WebProblem.residentSignInNeeded(let path) = problem, !wantsJSON {
      return context.redirect(to: queryAddress("/sign-in", [("return", path)]))
    }
    var response = wantsJSON ? json(problem) : context.respond(page(problem))
    if let seconds = Self.secondsToWait(problem) { response.headers[.retryAfter] = "\(seconds)" }
    return response
  }

  /// What a problem that passes says of when to come again (RFC 9110 section 10.2.3).
  private static func secondsToWait(_ problem: any Problem) -> Int? {
    switch problem.kind {
    case .tooMany: problem.details["minutes"].flatMap { Int($0) }.map { $0 * 60 }
    case .unavailable: problem.details["seconds"].flatMap { Int($0) }
    default: nil
    }
  }

  private func page(_ problem: any Problem) -> Page {
    let texts = context.texts
    let reference = context.reference
    let advice = texts["problem.\(problem.code)", problem.details]
    let title = texts["web.problem.title.\(problem.kind)"]
    let isStaff = context.path.hasPrefix("/staff") && context.officerIfPresent != nil
    let phone = context.town.profile.phone
    let here = context.path
    return Page(title, audience: isStaff ? .staff : .resident, status: problem.kind.status) { h in
      h.h1(title)
      h.p(advice)
      if problem.kind == .unavailable { h.p(texts["web.problem.reference", ["reference": reference]]) }
      if problem.kind == .tooLarge { h.p { h in h.a(["href": here], texts["web.problem.back"]) } }
      h.p(texts["web.problem.help", ["phone": phone]])
      h.p { h in h.a(["href": isStaff ? "/staff" : "/"], texts[isStaff ? "web.problem.staff-home" : "web.problem.home"]) }
    }
  }

  private func json(_ problem: any Problem) -> Response {
    let fields = [
      "type": "about:blank", "code": problem.code, "title": context.texts["web.problem.title.\(problem.kind)"],
      "detail": context.texts["problem.\(problem.code)", problem.details], "reference": context.reference,
    ]
    let members = fields.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .text($0.value)) }
    let body = JSONValue.object([.init("status", .number(problem.kind.status.code))] + members).canonicalBytes
    return Response(
      status: problem.kind.status, headers: [.contentType: "application/problem+json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}

/// What only the edge itself can say.
enum EdgeProblem: Problem {
  case unexpected, storageUnavailable

  var code: String {
    switch self {
    case .unexpected: "web.unexpected"
    case .storageUnavailable: "web.storage-unavailable"
    }
  }

  var kind: ProblemKind { .unavailable }
}

extension ProblemKind {
  /// The HTTP status of a problem of this kind.
  public var status: HTTPResponse.Status {
    switch self {
    case .malformed: .badRequest
    case .unauthenticated: .unauthorized
    case .forbidden: .forbidden
    case .missing: .notFound
    case .conflict: .conflict
    case .expired: .gone
    case .tooLarge: .contentTooLarge
    case .unsupportedMedia: .unsupportedMediaType
    case .invalid: .unprocessableContent
    case .tooMany: .tooManyRequests
    case .unavailable: .serviceUnavailable
    }
  }
}
