import Kernel
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Staff

@Suite("A sign-in name") struct SignInNameTests {
  @Test("width and case do not matter", arguments: [
    ("aoki", "aoki"), ("AOKI.Midori", "aoki.midori"), ("ａｏｋｉ＿１", "aoki_1"), (" aoki ", "aoki"), ("a-1", "a-1"),
    (String(repeating: "a", count: 64), String(repeating: "a", count: 64)),
  ])
  func folded(typed: String, text: String) {
    #expect(SignInName(typed)?.text == text)
  }

  @Test("anything else is none", arguments: [
    "", "ab", "1ab", ".ab", "青木", "ao ki!", "aoki@example.jp", "a\0bc'", String(repeating: "a", count: 65),
  ])
  func refused(typed: String) {
    #expect(SignInName(typed) == nil)
  }
}

@Suite("A new password") struct PasswordRuleTests {
  static let own = OwnWords.of(
    signInName: "aoki.midori", name: "青木 みどり", kana: "アオキ ミドリ", mail: "midori-a@tsumugi.example.jp",
    town: .sample())

  @Test("long ones that nobody guesses are taken, whatever their characters", arguments: [
    "nine umbrellas under a bridge", "vkq8-w2mz-77hd", "yume no naka de kani", "あさがおとかにとてつびん", "zmbvjtrewpyh",
  ])
  func taken(typed: String) {
    #expect(PasswordRule.refusal(of: Password(typed), own: Self.own) == nil)
  }

  @Test("the boundary of length is 12 characters", arguments: [
    ("vkq8w2mz7hd", PasswordRefusal.tooShort), ("vkq8w2mz7hdx", nil), ("", .tooShort),
    (String(repeating: "vkq8w2mz7hdx5r", count: 18) + "abcd", nil),
    (String(repeating: "vkq8w2mz7hdx5r", count: 18) + "abcde", .tooLong),
  ] as [(String, PasswordRefusal?)])
  func length(typed: String, refusal: PasswordRefusal?) {
    #expect(PasswordRule.refusal(of: Password(typed), own: []) == refusal)
  }

  @Test("common ones and their disguises are refused", arguments: [
    "password1234", "Password2026!", "P4ssw0rd-P4ssw0rd", "qwertyuiop12", "123456789012", "aaaaaaaaaaaa",
    "abcdefghijkl",
    "1qaz2wsx3edc", "adminadmin2026", "sakura-sakura-1", "letmein letmein", "iloveyou-2026", "asdfghjkl;1234",
    "ｐａｓｓｗｏｒｄ１２３４", "welcome-reiwa-8", "パスワードパスワード123",
  ])
  func common(typed: String) {
    #expect(PasswordRule.refusal(of: Password(typed), own: []) == .common)
  }

  @Test("one's own names and the town's are refused", arguments: [
    "aoki.midori1", "midorimidori", "青木みどり青木みどり12", "あおきみどり123456", "tsumugi-city-8", "MIDORI-aoki-2026",
  ])
  func ownName(typed: String) {
    #expect(PasswordRule.refusal(of: Password(typed), own: Self.own) != nil)
  }

  @Test("the same password from another keyboard is the same")
  func normalised() throws {
    let hash = try #require(Password("ｎｉｎｅ umbrellas が").hash(world: .live))
    #expect(Password("nine umbrellas か\u{3099}").matches(hash))
    #expect(!Password("nine umbrellas か").matches(hash))
  }

  @Test("an unknown name is checked against a hash of the same cost")
  func nobody() throws {
    let real = try #require(PasswordHash("x", world: .live))
    let cost = { (hash: PasswordHash) in hash.encoded.split(separator: "$").prefix(3).joined(separator: "$") }
    #expect(cost(PasswordQueue.nobody) == cost(real))
    #expect(PasswordQueue.nobody.encoded.utf8.count == real.encoded.utf8.count)
    #expect(!PasswordQueue.nobody.matches(""))
  }
}

@Suite("A post") struct PostTests {
  @Test("managing, auditing and looking after programs are posts of the whole town", arguments: Role.allCases)
  func townWide(role: Role) {
    let isTownWide = [.townAdmin, .engineer, .auditor].contains(role)
    #expect(Post(role, in: "citizens").department == (isTownWide ? "*" : "citizens"))
    #expect(Post("*/\(role.rawValue)")?.department == "*")
  }

  @Test("a code is read back, and nothing else is a code")
  func code() {
    let post = Post(.departmentAdmin, in: "citizens")
    #expect(Post(post.code) == post)
    for wrong in ["", "citizens", "/clerk", "citizens/chief", "citizens/clerk/x"] { #expect(Post(wrong) == nil) }
  }
}

@Suite("Where to go after signing in") struct ReturnPathTests {
  @Test("only the officers' own pages", arguments: [
    ("/staff/cases", "/staff/cases"), ("/staff/cases?state=new&q=%E9", "/staff/cases?state=new&q=%E9"),
    ("/staff", "/staff"), ("", "/staff"), ("https://evil.example", "/staff"), ("//evil.example", "/staff"),
    ("/staff//evil.example", "/staff"), ("/staffroom", "/staff"), ("/status", "/staff"), ("/staff/../status", "/staff"),
    ("/staff/\\evil", "/staff"), ("/staff/a\r\nSet-Cookie: x", "/staff"), ("/staff/sign-out", "/staff"),
    ("/staff/sign-in", "/staff"), ("/staff/" + String(repeating: "a", count: 500), "/staff"),
  ])
  func own(asked: String, expected: String) {
    #expect(ReturnPath(asked).text == expected)
  }
}

@Suite("The life of a session") struct SessionRuleTests {
  static let start = TestClock().now

  @Test("30 minutes idle, 12 hours at most", arguments: [
    (0, 0, true), (0, 1799, true), (0, 1800, false), (43_000, 43_199, true), (43_000, 43_200, false),
  ])
  func boundaries(seen: Int, now: Int, isLive: Bool) {
    let found = SessionRule.isLive(
      lastSeen: Self.start.adding(seconds: seen), endsAt: Self.start.adding(seconds: 43_200),
      at: Self.start.adding(seconds: now))
    #expect(found == isLive)
  }
}

@Suite("An officer to be added") struct OfficerDraftTests {
  @Test("every fault is found at once, in the order of the page")
  func everyFault() {
    let draft = OfficerDraft(signInName: "a", name: " ", kana: "青木", mail: "x", posts: [])
    #expect(draft.faults(in: .sample()) == [.signInName, .name, .kana, .mail, .posts])
  }

  @Test("a department the town does not have is a fault")
  func unknownDepartment() {
    #expect(OfficerDraft.sample(posts: [Post(.clerk, in: "moon")]).faults(in: .sample()) == [.posts])
    #expect(OfficerDraft.sample(posts: [Post(.clerk, in: "*")]).faults(in: .sample()).isEmpty)
  }

  @Test("a reading typed in hiragana becomes katakana")
  func kana() {
    #expect(OfficerDraft.sample(kana: "あおき　みどり").katakana == "アオキ ミドリ")
  }
}
