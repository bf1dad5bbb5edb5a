import Kernel
import Testing

@Suite("Canonical JSON") struct JSONTests {
  @Test(
    "it reads what it writes",
    arguments: [
      "null", "true", "false", "0", "-12", #""""#, "[]", "{}", #"{"b":1,"a":[true,null,"x"]}"#, #""\"\\\n\u0001神""#,
    ])
  func same(text: String) throws {
    #expect(String(decoding: try JSONReader.read(text.utf8).canonicalBytes, as: UTF8.self) == text)
  }

  @Test(
    "escapes and space are read",
    arguments: [
      (#" [ 1 , 2 ] "#, "[1,2]"), (#""\u795e\/\t""#, #""神/\u0009""#), (#""\ud842\udfb7""#, #""𠮷""#),
    ])
  func read(text: String, canonical: String) throws {
    #expect(String(decoding: try JSONReader.read(text.utf8).canonicalBytes, as: UTF8.self) == canonical)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "nul", "1.5", "1e3", "-", "\"", "\"\n\"", "[1", "[1,]", "{\"a\"}", "{a:1}", "1 2", "\"\\x\"", "\"\\ud800\"",
      "\"\\ud800\\u0041\"", "99999999999999999999", "01", "-01", "\"\\u+041\"", String(repeating: "[", count: 100_000),
    ])
  func refused(text: String) { #expect(throws: JSONReader.Refusal.self) { try JSONReader.read(text.utf8) } }

  @Test(
    "fractions and exponents are kept as they were written, for who asks for them",
    arguments: ["1.5", "-0.10", "1e3", "1E-3", "99999999999999999999", "[35.331586,2]"])
  func fractions(text: String) throws {
    #expect(try JSONReader.read(text.utf8, takesFractions: true).canonicalBytes == Array(text.utf8))
    #expect(throws: JSONReader.Refusal.self) { try JSONReader.read(text.utf8) }
  }

  @Test("no other number is taken", arguments: ["1.", ".5", "1e", "1e+", "01.5", "+1.5", "--1", "1.5.5", "0x1"])
  func numbers(text: String) {
    #expect(throws: JSONReader.Refusal.self) { try JSONReader.read(text.utf8, takesFractions: true) }
  }

  @Test("bytes that are no UTF-8 are refused")
  func bytes() { #expect(throws: JSONReader.Refusal.self) { try JSONReader.read([0x22, 0xFF, 0x22]) } }
}
