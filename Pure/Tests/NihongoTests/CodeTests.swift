import Foundation
import Kernel
import Nihongo
import Testing

@Suite("Receipt numbers") struct ReceiptNumberTests {
  static let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  static func number(_ random: inout Seeded, on iso: String = "2026-11-21") throws -> ReceiptNumber {
    let bytes = random.bytes(32)
    return ReceiptNumber(on: try #require(CivilDate(iso)), randomBytes: { Array(bytes.prefix($0)) })
  }

  @Test("have the fiscal year, then groups, and only characters that look like no other", arguments: [
    ("2026-11-21", "26-"), ("2027-03-31", "26-"), ("2027-04-01", "27-"), ("2030-04-01", "30-"), ("2100-04-01", "00-"),
    ("2001-01-01", "00-"),
  ])
  func form(on: String, start: String) throws {
    var random = Seeded(state: 1)
    for _ in 0..<200 {
      let text = try Self.number(&random, on: on).description
      #expect(text.hasPrefix(start))
      #expect(text.wholeMatch(of: /\d\d-[2-9A-HJKMNP-TV-Y]{4}-[2-9A-HJKMNP-TV-Y]{4}-[2-9A-HJKMNP-TV-Y]/) != nil)
      #expect(ReceiptNumber(text)?.description == text)
    }
  }

  @Test("the check character tells every single changed character")
  func substitutions() throws {
    var random = Seeded(state: 2)
    for _ in 0..<60 {
      let plain = Array(try Self.number(&random).description.filter { $0 != "-" })
      for place in plain.indices {
        for other in Self.characters where other != plain[place] {
          var typed = plain
          typed[place] = other
          #expect(ReceiptNumber(String(typed)) == nil, "\(String(plain)) \(String(typed))")
        }
      }
    }
  }

  @Test("the check character tells every swap of two neighbours")
  func transpositions() throws {
    var random = Seeded(state: 3)
    for _ in 0..<3000 {
      let plain = Array(try Self.number(&random).description.filter { $0 != "-" })
      for place in 1..<plain.count where plain[place] != plain[place - 1] {
        var typed = plain
        typed.swapAt(place, place - 1)
        #expect(ReceiptNumber(String(typed)) == nil, "\(String(plain)) \(String(typed))")
      }
    }
  }

  @Test("small letters, full width, spaces and missing hyphens are read")
  func typing() throws {
    var random = Seeded(state: 4)
    let number = try Self.number(&random)
    let text = number.description
    let wide = text.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? ""
    #expect(wide != text)
    for typed in [
      text.lowercased(), wide, text.filter { $0 != "-" }, " \(text.replacing("-", with: " "))　",
      text.replacing("-", with: "ー"),
    ] { #expect(ReceiptNumber(typed) == number, "\(typed)") }
  }

  @Test("what is wrong is said")
  func reasons() throws {
    var random = Seeded(state: 5)
    let text = try Self.number(&random).description
    let last = try #require(text.last)
    #expect(throws: CodeProblem.wrongCheckCharacter) {
      try ReceiptNumber(reading: text.dropLast() + (last == "A" ? "B" : "A"))
    }
    #expect(throws: CodeProblem.wrongLength) { try ReceiptNumber(reading: String(text.dropLast())) }
    #expect(throws: CodeProblem.wrongLength) { try ReceiptNumber(reading: "") }
    #expect(throws: CodeProblem.wrongLength) { try ReceiptNumber(reading: String(repeating: "A", count: 100_000)) }
    for strange in ["0", "O", "1", "I", "L", "U", "Z", "あ", "*"] {
      #expect(throws: CodeProblem.strangeCharacter) { try ReceiptNumber(reading: text.dropLast() + strange) }
    }
    #expect(throws: CodeProblem.strangeCharacter) { try ReceiptNumber(reading: "A" + text.dropFirst()) }
  }

  @Test("any bytes give a number, even none or all the same", arguments: [[], [0], Array(repeating: 0, count: 64),
    Array(repeating: 0xFF, count: 64)] as [[UInt8]])
  func poorRandomness(bytes: [UInt8]) throws {
    for year in 2000...2099 {
      let number = ReceiptNumber(on: try #require(CivilDate(year: year, month: 5, day: 1)), randomBytes: { _ in bytes })
      #expect(ReceiptNumber(number.description) == number)
    }
  }

  @Test("are stored as their text, and a wrong text is not decoded")
  func coding() throws {
    var random = Seeded(state: 6)
    let number = try Self.number(&random)
    let json = try JSONEncoder().encode([number])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(number)\"]")
    #expect(try JSONDecoder().decode([ReceiptNumber].self, from: json) == [number])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([ReceiptNumber].self, from: Data("[\"26\"]".utf8)) }
  }
}

@Suite("Secret codes") struct SecretCodeTests {
  static func code(_ random: inout Seeded) -> SecretCode {
    let bytes = random.bytes(48)
    return SecretCode(randomBytes: { Array(bytes.prefix($0)) })
  }

  @Test("have twelve drawn characters of 29 and a check character, and print as …")
  func form() throws {
    var random = Seeded(state: 1)
    var seen: Set<Character> = []
    for _ in 0..<300 {
      let code = Self.code(&random)
      let group = "[2-9A-HJKMNP-TV-Y]{4}"
      #expect(try Regex("\(group)-\(group)-\(group)-[2-9A-HJKMNP-TV-Y]").wholeMatch(in: code.text) != nil)
      #expect(code.canonical == code.text.filter { $0 != "-" })
      #expect("\(code)" == "…" && String(reflecting: code) == "…" && !"\([code])".contains(code.canonical))
      #expect(try SecretCode(reading: code.text.lowercased()) == code)
      seen.formUnion(code.canonical)
    }
    #expect(seen.count == 29)
    #expect(12 * log2(29.0) - 0.1 > 55)
  }

  @Test("the check character tells every changed character and every swap of neighbours")
  func check() throws {
    var random = Seeded(state: 2)
    for _ in 0..<60 {
      let plain = Array(Self.code(&random).canonical)
      for place in plain.indices {
        for other in ReceiptNumberTests.characters where other != plain[place] {
          var typed = plain
          typed[place] = other
          #expect(throws: CodeProblem.self) { try SecretCode(reading: String(typed)) }
        }
        if place > 0, plain[place] != plain[place - 1] {
          var typed = plain
          typed.swapAt(place, place - 1)
          #expect(throws: CodeProblem.wrongCheckCharacter) { try SecretCode(reading: String(typed)) }
        }
      }
    }
  }
}
