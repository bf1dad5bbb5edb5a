import Kernel
import Testing

@testable import Identity

@Suite("Six digits by mail") struct MailCodeTests {
  @Test("are read in any width, with spaces and hyphens between them", arguments: [
    ("012345", "012345"), ("０１２３４５", "012345"), (" 012 345\u{3000}", "012345"), ("012-345", "012345"),
  ])
  func read(typed: String, expected: String) { #expect(MailCode(typed)?.text == expected) }

  @Test("are nothing else", arguments: ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "〇一二三四五", String(repeating: " ", count: 200)])
  func refused(typed: String) { #expect(MailCode(typed) == nil) }

  @Test("begin with zeros as often as not, and a draw above the last whole million is drawn again")
  func draw() {
    let next = Draws([[0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 7]].reversed())
    let world = World(now: { Instant(milliseconds: 0) }, randomBytes: { _ in next.take() })
    #expect(MailCode(world: world).text == "000007")
    #expect(next.isEmpty)
  }

  @Test("print as nothing") func description() { #expect("\(MailCode("123456") as Any)".contains("123456") == false) }
}

@Suite("The way back after signing in") struct ReturnPathTests {
  @Test("is the page asked for, when it is one of ours", arguments: ["/", "/my", "/apply/dog-registration", "/status/0190", "/my/settings?notice=x"])
  func ours(path: String) { #expect(ReturnPath(path).text == path) }

  @Test("is the own page for everything else", arguments: [
    "", "my", "//evil.example", "/\\evil.example", "https://evil.example", "/my//x", "/a/../staff", "/sign-in", "/sign-out",
    "/staff", "/staff/cases", "/assets/x.css", "/api/x", "/my\r\nSet-Cookie: a=b", "/my x", "/マイ", "javascript:alert(1)",
    "/" + String(repeating: "a", count: 501),
  ])
  func notOurs(path: String) { #expect(ReturnPath(path).text == "/my") }
}

@Suite("How long a resident stays signed in") struct SessionRuleTests {
  @Test("two hours without use, a day in all", arguments: [
    (7199, 1, true), (7200, 1, false), (0, 0, false), (7199, 0, false),
  ])
  func live(idle: Int, left: Int, isLive: Bool) {
    let now = Instant(milliseconds: 1_800_000_000_000)
    #expect(SessionRule.isLive(lastSeen: now.adding(seconds: -idle), endsAt: now.adding(seconds: left), at: now) == isLive)
  }
}
