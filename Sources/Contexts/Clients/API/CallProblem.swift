import FormContract
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Web

/// A problem as programs read it: `application/problem+json`.
///
/// - Note: Source: RFC 9457, Problem Details for HTTP APIs. `code` and `errors` are extension members (§3.2).
struct CallProblem: Error {
  let problem: any Problem
  /// In place of the advice of the catalogue.
  var detail: String?
  /// Where in the body something has to be mended.
  var errors: [Fault] = []
  var headers: HTTPFields = [:]

  /// One thing to be mended in the body.
  struct Fault: Sendable, Equatable {
    /// A JSON Pointer (RFC 6901); empty for the body as a whole.
    let pointer: String
    let code: String
    let detail: String

    init(pointer: String, code: String, detail: String) {
      (self.pointer, self.code, self.detail) = (pointer, code, detail)
    }

    /// A difference from the shape that is described.
    init(_ problem: ShapeProblem, at pointer: String, in language: Language) {
      self.init(pointer: pointer, code: problem.code, detail: problem.sentence(in: language))
    }

    var json: JSONValue {
      .object([.init("pointer", .text(pointer)), .init("code", .text(code)), .init("detail", .text(detail))])
    }
  }

  init(_ problem: any Problem, detail: String? = nil, errors: [Fault] = [], headers: HTTPFields = [:]) {
    (self.problem, self.detail, self.errors, self.headers) = (problem, detail, errors, headers)
  }

  func response(_ address: CallAddress, _ texts: Texts) -> Response {
    var members = Self.head(problem, address, texts)
    members.append(.init("detail", .text(detail ?? texts["problem.\(problem.code)", problem.details])))
    if !errors.isEmpty { members.append(.init("errors", .list(errors.map(\.json)))) }
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.contentLanguage] = texts.language.tag
    return Response(
      status: Self.status(problem), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: JSONValue.object(members).canonicalBytes)))
  }

  /// What a kind of problem is, without what happened. Other contexts' problems have no page of their own.
  static func head(_ problem: any Problem, _ address: CallAddress, _ texts: Texts) -> [JSONValue.Member] {
    let type = problem is ClientsProblem ? address.link(CallAddress.problem(problem.code)) : "about:blank"
    return [
      .init("type", .text(type)), .init("title", .text(texts["clients.problem.\(problem.kind)"])),
      .init("status", .number(status(problem).code)), .init("code", .text(problem.code)),
    ]
  }

  private static func status(_ problem: any Problem) -> HTTPResponse.Status {
    problem as? ClientsProblem == .wrongMethod ? .methodNotAllowed : problem.kind.status
  }
}
