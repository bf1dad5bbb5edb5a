import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Synchronization
import Vault

/// What everybody may read, with the tag by which a program knows that it has it already (RFC 9110 §8.8.3).
struct PublicDocument: Sendable {
  let body: ByteBuffer
  let tag: String
  let mediaType: String
  let language: Language

  init(_ bytes: some Sequence<UInt8>, mediaType: String = "application/json", in language: Language) {
    let bytes = Array(bytes)
    body = ByteBuffer(bytes: bytes)
    tag = "\"\(hexadecimal(SHA256.hash(data: Data(bytes)).prefix(16)))\""
    (self.mediaType, self.language) = (mediaType, language)
  }

  /// The document; or, for whoever has it, that it is still the same.
  func response(to request: Request) -> Response {
    var headers: HTTPFields = [
      .eTag: tag, .cacheControl: "public, max-age=60", .vary: "Accept-Language", .contentLanguage: language.tag,
    ]
    if isKnown(request.headers[values: .ifNoneMatch]) { return Response(status: .notModified, headers: headers) }
    headers[.contentType] = mediaType
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
  }

  /// Tags are compared weakly here: a proxy that compresses may have marked ours as weak (RFC 9110 §13.1.2).
  private func isKnown(_ fields: [String]) -> Bool {
    let known: Set<String> = ["*", tag, "W/\(tag)"]
    let sent: [Substring] = fields.flatMap { (field: String) in field.split(separator: ",") }
    return sent.contains { (one: Substring) in known.contains(one.filter { $0 != " " }) }
  }
}

/// Public documents once made: a schema of a long form takes longer than everything else about sending it.
final class PublicDocuments: Sendable {
  /// Bounds the memory: three documents in three languages of a hundred procedures.
  private static let most = 1000

  private let kept = Mutex<[String: PublicDocument]>([:])

  /// - Parameter key: tells everything the document depends on: what it is, its language, the versions it is made from.
  func document(_ key: String, _ make: () -> PublicDocument) -> PublicDocument {
    if let known = kept.withLock({ $0[key] }) { return known }
    let document = make()
    kept.withLock { documents in
      if documents.count >= Self.most { documents = [:] }
      documents[key] = document
    }
    return document
  }
}
