import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Synchronization

/// Pages that are the same for everybody who reads them in the same way: written once, kept, and sent again.
///
/// Only for pages without forms and names (``Page/isListed``): what depends on the visitor must not stand in them.
public final class SharedPages: Sendable {
  /// What a kept page depends on beside the words of this release.
  private struct Key: Hashable {
    let path: String
    let basePath: String
    let language: Language
    let hasFurigana: Bool
    let revision: Int
  }

  /// Bounds the memory: three languages, with and without furigana, of a few hundred pages of some ten kilobytes.
  static let most = 2000

  private let kept = Mutex<[Key: ByteBuffer]>([:])

  public init() {}

  /// The kept page, or `page`, which is kept when it may be.
  ///
  /// - Parameter revision: another number when what the page tells of has changed.
  /// - Throws: what `page` throws, which is asked only when the page is not kept.
  public func respond(_ context: AppContext, revision: Int, _ page: () throws -> Page) rethrows -> Response {
    guard let key = key(context, revision: revision) else { return context.respond(try page()) }
    if let body = kept.withLock({ $0[key] }) { return Self.response(body) }
    let page = try page()
    guard page.isListed, page.status == .ok else { return context.respond(page) }
    let body = context.body(of: page)
    kept.withLock { pages in
      // A new revision makes the old pages useless; they go all at once.
      if pages.count >= Self.most { pages = [:] }
      pages[key] = body
    }
    return Self.response(body)
  }

  /// `nil` where the address says more than its path: such pages are too many to be kept.
  private func key(_ context: AppContext, revision: Int) -> Key? {
    guard let situation = context.situation, situation.query.isEmpty, !context.isSignedIn else { return nil }
    return Key(
      path: situation.path, basePath: situation.basePath, language: situation.language,
      hasFurigana: situation.wantsFurigana, revision: revision)
  }

  private static func response(_ body: ByteBuffer) -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: ResponseBody(byteBuffer: body))
  }
}
