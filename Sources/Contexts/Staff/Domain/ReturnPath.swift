/// Where an officer wanted to go before signing in: only ever one of the officers' own pages.
struct ReturnPath: Equatable, Sendable {
  static let start = "/staff"
  let text: String

  /// Anything that is not plainly a path of ours becomes the start of the officers' area.
  init(_ asked: String) {
    let isPlain = asked.utf8.count <= 500 && asked.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C }
    let isOurs = asked == Self.start || asked.hasPrefix("/staff/")
    let isLoop = asked.hasPrefix("/staff/sign-")
    text = isPlain && isOurs && !isLoop && !asked.contains("//") && !asked.contains("..") ? asked : Self.start
  }
}
