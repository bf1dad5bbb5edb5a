import Testing

@testable import FEEL

@Suite("Regular expressions")
struct PatternTests {
  @Test(
    "patterns match as XPath says",
    arguments: [
      ("abc", "b", "", true), ("abc", "^b", "", false), ("abc", "^a.c$", "", true), ("a\nc", "a.c", "", false),
      ("a\nc", "a.c", "s", true), ("a\nb", "^b", "m", true), ("a\n", "^$", "m", false), ("ABC", "b", "i", true),
      ("a b", "a b", "x", false), ("ab", "a b", "x", true), ("a+", "a+", "q", true), ("aa", "a+", "q", false),
      ("aab", "(a)\\1b", "", true), ("１２", "\\d+", "", true), ("山田", "^\\p{Lo}{2}$", "", true),
      ("ヤマダ", "^\\p{IsKatakana}+$", "", true),
      ("a-z", "[a\\-z]+", "", true), ("m", "[a-z-[aeiou]]", "", true), ("e", "[a-z-[aeiou]]", "", false),
      ("E", "[^e]", "i", false),
      ("colour", "colou?r", "", true), ("aaa", "^a{2}$", "", false), ("aaa", "^a{2,}$", "", true),
      ("ab", "^(?:a|b)+?$", "", true),
      ("\u{212A}", "k", "i", true), ("", "^$", "", true), ("x", "(a*)*", "", true), ("_1", "^\\i\\c*$", "", true),
      ("a", "\\P{IsBasicLatin}", "", false), ("a😀", "^.{2}$", "", true),
    ] as [(String, String, String, Bool)])
  func matching(text: String, pattern: String, flags: String, matches: Bool) throws {
    let names: [(String, Value)] = [("t", .string(text)), ("p", .string(pattern)), ("f", .string(flags))]
    #expect(try evaluated("matches(t, p, f)", names) == .boolean(matches))
  }

  @Test(
    "what is no pattern gives null",
    arguments: [
      "(", ")", "a**", "[", "[z-a]", "\\q", "(a)\\2", "a{3,2}", "\\p{Foo}", "(?=a)", "[]", "a{1001}", "\\1(a)",
    ])
  func notPatterns(pattern: String) throws {
    #expect(try evaluated("matches(\"a\", p)", [("p", .string(pattern))]) == .null)
    #expect(try evaluated("matches(\"a\", \"a\", \"k\")") == .null)
  }

  @Test(
    "replace and split",
    arguments: [
      ("replace(\"2025-01-02\", \"(\\d+)-(\\d+)-(\\d+)\", \"$3.$2.$1\")", "\"02.01.2025\""),
      ("replace(\"abc\", \"b\", \"[$0]\")", "\"a[b]c\""),
      ("replace(\"abc\", \"(x)?b\", \"<$1>\")", "\"a<>c\""), ("replace(\"a.b\", \".\", \"\\$\", \"q\")", "\"a\\\\$b\""),
      ("replace(\"abc\", \"b\", \"$\")", "null"), ("replace(\"abc\", \"x*\", \"-\")", "null"),
      ("split(\"a, b,c\", \",\\s*\")", "[\"a\", \"b\", \"c\"]"),
      ("split(\"\", \",\")", "[\"\"]"), ("split(\"abc\", \"\")", "null"),
    ])
  func editing(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test("a pattern that would take for ever is stopped and said so")
  func catastrophe() throws {
    let names: [(String, Value)] = [("t", .string(String(repeating: "a", count: 60) + "!"))]
    for pattern in ["(a+)+$", "(a|aa)+$", "(a*)*b", "(.*)*x(.*)*y"] {
      let (value, problems) = try evaluation(of: "matches(t, \"\(pattern)\")", names)
      #expect(value == .null)
      #expect(problems.map(\.code) == [.limitReached])
    }
  }
}
