import Nihongo
import Web

/// An officer to be added, as typed; checked all at once.
public struct OfficerDraft: Sendable, Equatable {
  /// The field that needs mending.
  public enum Fault: String, Sendable, CaseIterable {
    case signInName = "sign-in-name", name, kana, mail, posts
  }

  public var signInName: String
  /// 姓 and 名 with a space between.
  public var name: String
  public var kana: String
  /// May be empty.
  public var mail: String
  public var posts: Set<Post>

  public init(signInName: String, name: String, kana: String, mail: String = "", posts: Set<Post>) {
    (self.signInName, self.name, self.kana, self.mail, self.posts) = (signInName, name, kana, mail, posts)
  }

  /// What needs mending, in the order of the page.
  public func faults(in town: TownProfile) -> [Fault] {
    var faults: [Fault] = []
    if SignInName(signInName) == nil { faults.append(.signInName) }
    if !(1...80).contains(trimmed(name).count) { faults.append(.name) }
    if !(1...80).contains(trimmed(kana).count) || !Self.isKana(trimmed(kana)) { faults.append(.kana) }
    if !trimmed(mail).isEmpty, EmailAddress(mail) == nil { faults.append(.mail) }
    if posts.isEmpty || posts.contains(where: { !Self.exists($0, in: town) }) { faults.append(.posts) }
    return faults
  }

  var trimmedName: String { trimmed(name) }
  var katakana: String { Self.katakanaParts(kana).joined(separator: " ") }
  var trimmedMail: String { trimmed(mail) }

  static func exists(_ post: Post, in town: TownProfile) -> Bool {
    post.department == Officer.everyDepartment || town.department(post.department) != nil
  }

  private static func isKana(_ text: String) -> Bool {
    katakanaParts(text).allSatisfy { Kana.isKatakana($0) }
  }

  private static func katakanaParts(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { Kana.typedKatakana(String($0)) }
  }

  /// One space between parts, none around them; a wide space counts as one.
  private func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
