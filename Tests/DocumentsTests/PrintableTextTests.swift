import Testing

@testable import Documents

@Suite("Printable text")
struct PrintableTextTests {
  @Test(
    "control characters become a line feed, a space or nothing, and the rest stays",
    arguments: [
      ("", ""), ("髙﨑", "髙﨑"), ("葛\u{E0100}", "葛\u{E0100}"), ("a\u{0}b", "ab"), ("a\tb", "a b"),
      ("a\r\nb", "a\nb"),
      ("a\rb", "a\nb"), ("a\n\nb", "a\n\nb"),
      ("a\u{2028}b\u{2029}c", "a\nb\nc"), ("a\u{202E}b", "ab"), ("\u{FFFF}", ""),
      ("\u{E000}", "\u{E000}"),
    ])
  func printable(text: String, expected: String) {
    #expect(text.printable.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("a single line has no line feeds")
  func line() { #expect("a\nb\r\nc".printableLine == "a b c") }

  @Test(
    "only a word of more than 2,000 letters is broken",
    arguments: [
      (String(repeating: "x", count: 2000), 0), (String(repeating: "x", count: 2001), 1),
      (String(repeating: "x", count: 6001), 3), (String(repeating: "word ", count: 1000), 0),
      (String(repeating: "亜", count: 5000), 0),
    ])
  func endlessWords(text: String, breaks: Int) {
    let broken = text.withBreaksInEndlessWords
    #expect(broken.count { $0 == "\n" } == breaks)
    #expect(broken.filter { $0 != "\n" } == text)
  }
}
