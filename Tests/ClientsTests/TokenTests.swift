import Kernel
import Testing
import Vault
import Web
import WebTestSupport

@testable import Clients

@Suite("A token") struct TokenTests {
  private let token = ClientToken(world: .live)

  @Test("is its mark, 160 random bits and six characters that anyone can compute")
  func form() throws {
    #expect(token.text.wholeMatch(of: /tsk_[a-z2-7]{38}/) != nil)
    #expect(ClientToken(token.text)?.text == token.text)
    #expect(ClientToken(world: .live).text != token.text)
    // The example of docs/api.md: whoever writes a scanner computes the same.
    let still = World(now: { Instant(milliseconds: 0) }, randomBytes: { Array(repeating: 0, count: $0) })
    let example = ClientToken(world: still)
    #expect(example.text == "tsk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + example.text.suffix(6))
    #expect(example.text.suffix(6) == "4o7onp")
  }

  @Test("is not one with any character changed, left out or added")
  func slips() {
    for index in token.text.indices {
      var text = token.text
      let other: Character = text[index] == "a" ? "b" : "a"
      text.replaceSubrange(index...index, with: [other])
      #expect(ClientToken(text) == nil, "\(text)")
      text.remove(at: index)
      #expect(ClientToken(text) == nil, "\(text)")
    }
    for text in [token.text + "a", " " + token.text, token.text.uppercased(), "", "tsk_", "tsk_ж"] {
      #expect(ClientToken(text) == nil, "\(text)")
    }
  }

  @Test("prints as nothing, and each town knows it by another code")
  func secrecy() async throws {
    #expect("\(token)" == "…")
    try await withTown { one in
      try await withTown { other in
        #expect(token.code(one.vault) == token.code(one.vault))
        #expect(token.code(one.vault) != token.code(other.vault))
      }
    }
  }
}

@Suite("A key of a call") struct IdempotencyKeyTests {
  @Test("is one to sixty-four visible characters of ASCII", arguments: [
    ("a", true), (String(repeating: "k", count: 64), true), (#""8e03978e-40d5""#, true), ("~!", true), ("", false),
    (String(repeating: "k", count: 65), false), ("a b", false), ("鍵", false), ("a\t", false), ("\u{7F}", false),
  ])
  func form(text: String, isOne: Bool) { #expect((IdempotencyKey(text) != nil) == isOne) }
}

@Suite("What a program may apply for") struct AllowedProceduresTests {
  @Test("is read as it is written", arguments: [AllowedProcedures.all, .only(["a"]), .only(["b", "a-c"])])
  func text(allowed: AllowedProcedures) { #expect(AllowedProcedures(text: allowed.text) == allowed) }

  @Test("is never nothing")
  func nothing() {
    #expect(AllowedProcedures(text: "") == nil && AllowedProcedures(text: " ") == nil)
    #expect(AllowedProcedures(text: "a *") == .all)
    #expect(!AllowedProcedures.only(["a"]).allows("b") && AllowedProcedures.only(["a"]).allows("a"))
  }
}
