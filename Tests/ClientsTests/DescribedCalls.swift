import HTTPTypes
import Kernel
import NIOCore
import WebTestSupport

/// The town's own OpenAPI document, as a judge of its answers.
struct DescribedCalls: Sendable {
  let document: JSONValue

  private var schemas: ResponseSchema { ResponseSchema(document: document) }

  /// An answer that is described, as a word: `post /api/applications/{receipt}/correction 200`.
  struct Described: Hashable, Sendable, CustomStringConvertible {
    let description: String
  }

  /// Every answer in which a call succeeds.
  var successes: Set<Described> {
    var all: Set<Described> = []
    for path in document["paths"]?.members ?? [] {
      for operation in path.value.members ?? [] {
        for response in operation.value["responses"]?.members ?? [] where response.key.hasPrefix("2") {
          all.insert(Described(description: "\(operation.key) \(path.key) \(response.key)"))
        }
      }
    }
    return all
  }

  /// Which described answer it is, and what does not agree with the description.
  func judge(
    _ method: HTTPRequest.Method, _ path: String, _ answer: TestClient.Answer
  ) -> (described: Described, faults: [String]) {
    let method = method.rawValue.lowercased(), status = "\(answer.status.code)"
    let address = String(path.prefix { $0 != "?" })
    guard let (template, item) = template(address) else {
      return (Described(description: "\(method) \(address)"), ["the address is not described"])
    }
    let name = Described(description: "\(method) \(template) \(status)")
    guard let told = item[method]?["responses"]?[status] else { return (name, ["the status is not described"]) }
    let response = told["$ref"]?.text.flatMap(schemas.resolved) ?? told
    return (name, headers(response, answer) + body(response, answer))
  }

  private func template(_ address: String) -> (String, JSONValue)? {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    let fitting = (document["paths"]?.members ?? []).filter { path in
      let pattern = path.key.split(separator: "/", omittingEmptySubsequences: false)
      return pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
    // What is written out goes before what is a parameter.
    return fitting.min { $0.key.count { $0 == "{" } < $1.key.count { $0 == "{" } }.map { ($0.key, $0.value) }
  }

  private func headers(_ response: JSONValue, _ answer: TestClient.Answer) -> [String] {
    (response["headers"]?.members ?? []).map(\.key)
      .filter { name in HTTPField.Name(name).map { answer.headers[$0] == nil } ?? true }
      .map { "\($0) is missing" }
  }

  private func body(_ response: JSONValue, _ answer: TestClient.Answer) -> [String] {
    guard let content = response["content"] else {
      return answer.body.readableBytes == 0 ? [] : ["there is a body and none is described"]
    }
    let type = answer.headers[.contentType] ?? ""
    guard let schema = content[type]?["schema"] else { return ["\(type) is not described"] }
    guard type.hasSuffix("json") else { return [] }
    return schemas.faults(answer.json, schema)
  }
}
