/// Where a resident wanted to go before signing in: only ever a page of the town's own site.
struct ReturnPath: Equatable, Sendable {
  static let start = "/my"
  let text: String

  /// Anything that is not plainly a path of ours becomes the resident's own page.
  init(_ asked: String) {
    let isPlain = asked.utf8.count <= 500 && asked.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C }
    let isOurs = asked.hasPrefix("/") && !asked.contains("//") && !asked.contains("..")
    let isElsewhere = ["/sign-", "/staff", "/assets/", "/api/"].contains { asked.hasPrefix($0) }
    text = isPlain && isOurs && !isElsewhere ? asked : Self.start
  }
}
