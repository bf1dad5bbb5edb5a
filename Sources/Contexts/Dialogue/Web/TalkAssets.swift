import DesignSystem
import HTMLKit
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// The look of a conversation.
enum TalkAssets {
  private static let styles: [UInt8] = PackageResources.talk_css
  static let stylesPath = "/assets/talk-\(DesignSystem.contentHash(styles)).css"

  /// The name changes with the content, so browsers keep it for a year.
  static func addRoutes(to routes: inout RouteTable) {
    let buffer = ByteBuffer(bytes: styles)
    routes.get(stylesPath, .anyone, audit: "dialogue.asset") { _, _ in
      Response(
        status: .ok,
        headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=31536000, immutable"],
        body: ResponseBody(byteBuffer: buffer))
    }
  }
}

extension HTML {
  mutating func talkStyles() { link(["rel": "stylesheet", "href": TalkAssets.stylesPath]) }
}
