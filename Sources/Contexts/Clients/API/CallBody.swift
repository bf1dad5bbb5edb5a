import HTTPTypes
import Hummingbird

/// The body of a call, read into memory, and no more of it than there may be.
struct CallBody: Sendable {
  /// An application with its files, which stand in it as Base64: some fourteen megabytes of photos and papers.
  static let mostBytes = 20_000_000

  /// What a body can be; the raw value is its media type.
  enum Kind: String, Sendable {
    case json = "application/json"
    /// RFC 7396.
    case mergePatch = "application/merge-patch+json"
  }

  let kind: Kind
  let bytes: [UInt8]

  /// - Parameter kinds: what the address takes.
  /// - Throws: ``ClientsProblem/wrongMediaType``, ``ClientsProblem/bodyTooLarge``
  static func read(_ request: Request, as kinds: [Kind] = [.json]) async throws -> CallBody {
    guard let kind = kind(request.headers[.contentType] ?? ""), kinds.contains(kind) else {
      let accepted = kinds.map(\.rawValue).joined(separator: ", ")
      throw CallProblem(ClientsProblem.wrongMediaType, headers: [.accept: accepted])
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > mostBytes {
      throw ClientsProblem.bodyTooLarge
    }
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      guard bytes.count + buffer.readableBytes <= mostBytes else { throw ClientsProblem.bodyTooLarge }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    return CallBody(kind: kind, bytes: bytes)
  }

  /// JSON is always UTF-8 (RFC 8259 §8.1); whoever names another encoding would be misunderstood.
  private static func kind(_ contentType: String) -> Kind? {
    let parts = contentType.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
    let known = ["charset=utf-8", "charset=\"utf-8\""]
    guard parts.dropFirst().allSatisfy({ !$0.hasPrefix("charset=") || known.contains($0) }) else { return nil }
    return parts.first.flatMap { Kind(rawValue: $0) }
  }
}
