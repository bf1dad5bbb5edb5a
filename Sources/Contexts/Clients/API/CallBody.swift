import HTTPTypes
import Hummingbird

/// Reads the body of a call into memory, and no more of it than there may be.
enum CallBody {
  /// An application with its files, which stand in it as Base64: some fourteen megabytes of photos and papers.
  static let mostBytes = 20_000_000

  /// - Throws: ``ClientsProblem/wrongMediaType``, ``ClientsProblem/bodyTooLarge``
  static func read(_ request: Request) async throws -> [UInt8] {
    guard isJSON(request.headers[.contentType] ?? "") else {
      throw CallProblem(ClientsProblem.wrongMediaType, headers: [.accept: "application/json"])
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > mostBytes {
      throw ClientsProblem.bodyTooLarge
    }
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      guard bytes.count + buffer.readableBytes <= mostBytes else { throw ClientsProblem.bodyTooLarge }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    return bytes
  }

  /// JSON is always UTF-8 (RFC 8259 §8.1); whoever names another encoding would be misunderstood.
  private static func isJSON(_ contentType: String) -> Bool {
    let parts = contentType.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
    guard parts.first == "application/json" else { return false }
    let known = ["charset=utf-8", "charset=\"utf-8\""]
    return parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || known.contains($0) }
  }
}
