import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Vault

/// A person's browser, as far as the walk needs one: cookies, forms, redirects.
final class DemoBrowser {
  struct Answer {
    let status: Int
    let headers: [(name: String, value: String)]
    let bytes: [UInt8]
    let path: String
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let origin: String
  // Redirects are followed here, so that their cookies are kept.
  private let client = HTTPClient(configuration: .init(redirectConfiguration: .disallow))
  private var cookies: [String: String] = [:]

  init(port: Int) { origin = "http://127.0.0.1:\(port)" }

  deinit { client.shutdown { _ in } }

  func get(_ path: String) async throws -> Answer { try await follow(send("GET", path, body: nil, type: nil), from: path) }

  /// Sends a form as `multipart/form-data` and follows the redirect.
  func post(_ form: HTMLForm, files: [(field: String, name: String, bytes: [UInt8])] = []) async throws -> Answer {
    let boundary = "tsumugi-demo-boundary"
    var body: [UInt8] = []
    for (name, value) in form.fields {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    for file in files {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n\r\n".utf8)
      body += file.bytes + [13, 10]
    }
    body += Array("--\(boundary)--\r\n".utf8)
    return try await follow(send("POST", form.action, body: body, type: "multipart/form-data; boundary=\(boundary)"), from: form.action)
  }

  private func follow(_ answer: Answer, from path: String) async throws -> Answer {
    guard (300..<400).contains(answer.status), let location = answer.headers.first(where: { $0.name.lowercased() == "location" })?.value
    else { return answer }
    return try await get(location)
  }

  private func send(_ method: String, _ path: String, body: [UInt8]?, type: String?) async throws -> Answer {
    var request = HTTPClientRequest(url: origin + path)
    request.method = .init(rawValue: method)
    request.headers.add(name: "accept-language", value: "ja")
    if !cookies.isEmpty {
      request.headers.add(name: "cookie", value: cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))
    }
    if let type { request.headers.add(name: "content-type", value: type) }
    if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
    let response = try await client.execute(request, timeout: .seconds(60))
    let bytes = Array(buffer: try await response.body.collect(upTo: 50_000_000))
    for line in response.headers["set-cookie"] {
      let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
      cookies[pair[0]] = pair.count > 1 ? pair[1] : ""
    }
    return Answer(
      status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) }, bytes: bytes, path: path)
  }
}
