import DesignSystem
import HTMLKit
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// What makes the interview quick: keys, and questions that come and go while one speaks. Everything works without it.
enum InterviewAssets {
  private static let styles: [UInt8] = PackageResources.interview_css
  private static let script: [UInt8] = PackageResources.interview_js
  static let stylesPath = "/assets/interview-\(version(styles)).css"
  static let scriptPath = "/assets/interview-\(version(script)).js"

  /// The names change with the content, so browsers keep them for a year.
  static func addRoutes(to routes: inout RouteTable) {
    let assets = [
      (stylesPath, "text/css; charset=utf-8", styles), (scriptPath, "text/javascript; charset=utf-8", script),
    ]
    for (path, type, bytes) in assets {
      let buffer = ByteBuffer(bytes: bytes)
      routes.get(path, .anyone, audit: "counter.asset") { _, _ in
        Response(
          status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"],
          body: ResponseBody(byteBuffer: buffer))
      }
    }
  }

  private static func version(_ bytes: [UInt8]) -> String { DesignSystem.contentHash(bytes) }
}

extension HTML {
  /// The look of these pages.
  mutating func interviewStyles() { link(["rel": "stylesheet", "href": InterviewAssets.stylesPath]) }

  /// The keys and the living conditions.
  mutating func interviewScript() { script(["src": InterviewAssets.scriptPath, "defer": ""]) { _ in } }
}
