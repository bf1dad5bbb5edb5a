import HTTPTypes
import Hummingbird
import NIOCore
import Vault

extension SealedFiles {
  /// What a stranger sent, for who may see it. It is never believed: its kind is read from its first bytes, and it runs
  /// in a sandbox. Photos are shown, all else is given to be kept.
  ///
  /// - Parameters:
  ///   - name: a ``StoredFile/name``.
  ///   - title: what the reader's machine will call it, in any script.
  /// - Throws: ``VaultProblem/cannotOpen`` when the bytes are gone or altered.
  public func response(strangersFile name: String, called title: String) async throws -> Response {
    let kind = FileKind(head: try await firstChunk(of: name))
    return response(
      name,
      [
        .contentType: kind.mediaType,
        .contentDisposition: contentDisposition(kind.isPhoto ? "inline" : "attachment", title),
        .contentSecurityPolicy: "sandbox; default-src 'none'",
      ])
  }

  /// A PDF of ours, to be read and printed from the browser.
  /// - Throws: as ``response(strangersFile:called:)``
  public func response(ownPDF name: String, called title: String) async throws -> Response {
    _ = try await firstChunk(of: name)
    return response(
      name,
      [.contentType: FileKind.pdf.mediaType, .contentDisposition: contentDisposition("inline", title)])
  }

  private func response(_ name: String, _ headers: HTTPFields) -> Response {
    Response(
      status: .ok, headers: headers,
      body: ResponseBody { writer in
        try await read(name) { chunk in try await writer.write(ByteBuffer(bytes: chunk)) }
        try await writer.finish(nil)
      })
  }

  /// Read before the answer begins, so that what cannot be opened is a page that says so.
  private func firstChunk(of name: String) async throws -> [UInt8] {
    var first: [UInt8] = []
    do {
      try await read(name) { chunk in
        first = chunk
        throw EnoughRead()
      }
    } catch is EnoughRead {
      return first
    }
    return first
  }
}

/// Ends a reading after its first chunk.
private struct EnoughRead: Error {}

/// The header with a file's name in any script.
/// - Note: Source: RFC 6266 §4.3 with RFC 8187 §3.2.1.
public func contentDisposition(_ disposition: String, _ name: String) -> String {
  "\(disposition); filename*=UTF-8''\(percentEncoded(name))"
}
