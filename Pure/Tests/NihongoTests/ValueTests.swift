import Foundation
import Kernel
import Nihongo
import Testing

@Suite("Numbers people type") struct NumberTests {
  @Test("postal codes", arguments: [
    ("2540041", "254-0041"), ("254-0041", "254-0041"), ("〒254-0041", "254-0041"), ("〒 ２５４－００４１", "254-0041"),
    ("254ー0041", "254-0041"), ("254‐0041", "254-0041"), ("254 0041", "254-0041"), ("254004", nil), ("25400411", nil),
    ("254-004x", nil), ("", nil), ("五", nil), ("2\u{301}540041", nil),
  ] as [(String, String?)])
  func postal(typed: String, expected: String?) { #expect(PostalCode(typed)?.description == expected) }

  @Test("telephone numbers", arguments: [
    ("0463231111", "0463-23-1111"), ("０４６３－２３－１１１１", "0463-23-1111"), ("(0463)23-1111", "0463-23-1111"),
    ("0312345678", "03-1234-5678"), ("0612345678", "06-1234-5678"), ("0451234567", "045-123-4567"),
    ("0462210000", "046-221-0000"), ("0422510000", "0422-51-0000"), ("0425210000", "042-521-0000"),
    ("0429001234", "04-2900-1234"), ("0471001234", "04-7100-1234"), ("0111234567", "011-123-4567"),
    ("0126712345", "01267-1-2345"), ("0499221234", "04992-2-1234"), ("0980212345", "09802-1-2345"),
    ("0988661111", "098-866-1111"), ("0267421234", "0267-42-1234"), ("09012345678", "090-1234-5678"),
    ("080 1234 5678", "080-1234-5678"), ("07012345678", "070-1234-5678"), ("06012345678", "060-1234-5678"),
    ("05012345678", "050-1234-5678"), ("0120123456", "0120-123-456"), ("08001234567", "0800-123-4567"),
    ("0570012345", "0570-012-345"), ("+81463231111", "0463-23-1111"), ("+81 90-1234-5678", "090-1234-5678"),
    ("+81 (0)463 23 1111", "0463-23-1111"), ("+81-0463-23-1111", "0463-23-1111"), ("021-23-45678", "021-23-45678"),
    ("0212345678", "0212345678"), ("110", nil), ("119", nil), ("0901234567", nil), ("04632311112", nil),
    ("463231111", nil),
    ("+1 202 555 0100", nil), ("0012345678", nil), ("0463-23-111x", nil), ("", nil), ("+", nil), ("+81", nil),
    ("++81463231111", nil),
    ("0463+231111", nil), ("+810", nil), ("09012345678 (内線3)", nil),
  ] as [(String, String?)])
  func phone(typed: String, expected: String?) { #expect(PhoneNumber(typed)?.text == expected) }

  @Test("a telephone number is the same however it was typed, has its link form and prints as …")
  func samePhone() throws {
    let number = try #require(PhoneNumber("0463231111"))
    #expect(number == PhoneNumber("+81 463-23-1111") && number.international == "+81463231111" && "\(number)" == "…")
    #expect(Set([number, try #require(PhoneNumber("0463-23-1111"))]).count == 1)
    #expect(try JSONDecoder().decode([PhoneNumber].self, from: JSONEncoder().encode([number])) == [number])
  }

  @Test("municipality codes of JIS X 0402 with their check digits", arguments: [
    ("14203", "142034"), ("142034", "142034"), ("11000", "110001"), ("20000", "200000"), ("01100", "011002"),
    ("13101", "131016"), ("01000", "010006"),
    ("13000", "130001"), ("14000", "140007"), ("27100", "271004"), ("47000", "470007"), ("１４２０３", "142034"),
    ("142035", nil), ("00100", nil), ("48100", nil), ("1420", nil), ("1420340", nil), ("", nil),
  ] as [(String, String?)])
  func municipality(typed: String, expected: String?) { #expect(MunicipalityCode(typed)?.description == expected) }

  @Test("a municipality code knows its prefecture")
  func prefecture() {
    #expect(MunicipalityCode("14203")?.prefecture?.name == "神奈川県")
    #expect(Prefecture.allCases.count == 47 && Set(Prefecture.allCases.map(\.name)).count == 47)
    for prefecture in Prefecture.allCases { #expect(Prefecture(name: prefecture.name) == prefecture) }
    #expect(Prefecture(name: "東京") == nil && Prefecture(number: 0) == nil && Prefecture(number: 48) == nil)
    #expect(Prefecture(number: 1)?.name == "北海道" && Prefecture(number: 47)?.name == "沖縄県")
    #expect(Set(Prefecture.allCases.map(\.englishName)).count == 47)
    #expect(Prefecture(name: "神奈川県")?.englishName == "Kanagawa" && Prefecture(number: 47)?.englishName == "Okinawa")
  }

  @Test("corporate numbers in public use", arguments: [
    "7000012050002", "8000012010038", "1180301018771", "2000012020001", "3000020141003", "7000-0120-50002",
  ])
  func corporate(typed: String) { #expect(CorporateNumber(typed)?.digits == typed.filter { $0 != "-" }) }

  @Test("the sample individual number", arguments: ["123456789018", "1234 5678 9018", "１２３４５６７８９０１８"])
  func individual(typed: String) throws {
    let number = try #require(IndividualNumber(typed))
    #expect(number.revealed == "123456789018" && number.masked == "••••••••9018")
    #expect("\(number)" == "…" && String(reflecting: number) == "…")
  }

  @Test("remainders 0 and 1 give the check digit 0", arguments: ["000000000000", "000000000060", "000000000051"])
  func individualZero(digits: String) {
    // 0: sum 0. 6 × 2 = 12, remainder 1. 5 × 2 = 10, remainder 10, check digit 1.
    #expect(IndividualNumber(digits) != nil)
  }

  @Test("a check digit tells a changed digit, and other lengths are refused")
  func changedDigits() {
    for place in 0..<12 {
      for digit in "0123456789" {
        var typed = Array("123456789018")
        if typed[place] == digit { continue }
        typed[place] = digit
        #expect(IndividualNumber(String(typed)) == nil)
      }
    }
    for digit in "012345689" { #expect(CorporateNumber("\(digit)000012050002") == nil) }
    for wrong in ["", "700001205000", "70000120500022", "700001205000x"] { #expect(CorporateNumber(wrong) == nil) }
    for wrong in ["", "12345678901", "1234567890188", "12345678901x"] { #expect(IndividualNumber(wrong) == nil) }
  }

  @Test("insured numbers have ten digits", arguments: [("0012345678", true), ("００１２３４５６７８", true), ("123456789", false),
    ("12345678901", false), ("H123456789", false)])
  func insured(typed: String, isRight: Bool) { #expect((InsuredNumber(typed) != nil) == isRight) }

  @Test("e-mail addresses", arguments: [
    ("hanako@example.jp", "hanako@example.jp"), (" hanako@EXAMPLE.jp　", "hanako@example.jp"),
    ("Hanako.Sato+city@mail.example.co.jp", "Hanako.Sato+city@mail.example.co.jp"),
    ("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "hanako@example.jp"),
    ("a@b.jp", "a@b.jp"), ("hanako", nil), ("hanako@", nil), ("@example.jp", nil), ("a@b@example.jp", nil),
    ("a b@example.jp", nil),
    ("a..b@example.jp", nil), (".a@example.jp", nil), ("a.@example.jp", nil), ("a@example", nil),
    ("a@-example.jp", nil),
    ("a@example-.jp", nil), ("a@example..jp", nil), ("a@192.168.0.1", nil), ("はなこ@example.jp", nil), ("a@例え.jp", nil),
    ("a@example.jp\r\nBcc: b@example.jp", nil), ("\"a\"@example.jp", nil), ("<a@example.jp>", nil), ("", nil),
    ("　", nil),
    (String(repeating: "a", count: 64) + "@example.jp", String(repeating: "a", count: 64) + "@example.jp"),
    (String(repeating: "a", count: 65) + "@example.jp", nil), ("a@" + String(repeating: "b", count: 64) + ".jp", nil),
    ("a@" + String(repeating: "b.", count: 127) + "jp", nil),
  ] as [(String, String?)])
  func email(typed: String, expected: String?) {
    #expect(EmailAddress(typed)?.text == expected)
    if let address = EmailAddress(typed) { #expect("\(address)" == "…") }
  }

  @Test("the host of an e-mail address")
  func host() { #expect(EmailAddress("a@Mail.Example.jp")?.host == "mail.example.jp") }
}

@Suite("Anything typed") struct AnythingTypedTests {
  @Test("is answered by every reader, never with a crash, and what is read prints as what is read again")
  func anything() {
    var random = Seeded(state: 11)
    let pieces = [
      "+81", "0", "90", "1234", "５６７", "-", "ー", "(", ")", " ", "〒", "@", ".", "jp", "あ", "ｶﾞ", "\u{301}", "A", "k",
      "🇯🇵", "\u{0}",
    ]
    for _ in 0..<4000 {
      let count = Int.random(in: 0...9, using: &random)
      let typed = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      if let code = PostalCode(typed) { #expect(PostalCode(code.description) == code) }
      if let phone = PhoneNumber(typed) { #expect(PhoneNumber(phone.text) == phone) }
      if let phone = PhoneNumber(typed) { #expect(PhoneNumber(phone.international) == phone, "\(typed)") }
      if let address = EmailAddress(typed) { #expect(EmailAddress(address.text) == address) }
      if let code = MunicipalityCode(typed) { #expect(MunicipalityCode(code.description) == code) }
      if let number = ReceiptNumber(typed) { #expect(ReceiptNumber(number.description) == number) }
      _ = (CorporateNumber(typed), IndividualNumber(typed), InsuredNumber(typed), Kana.typedKatakana(typed))
      _ = SearchWords(typed).score(of: SearchEntry(title: typed))
    }
  }
}

@Suite("Names and addresses") struct NameTests {
  @Test("a name keeps every scalar and prints as …")
  func exact() throws {
    let name = try #require(PersonName(family: "髙\u{E0100}﨑 ", given: "花\u{FA19}"))
    #expect(name.full.unicodeScalars.elementsEqual("髙\u{E0100}﨑 \u{3000}花\u{FA19}".unicodeScalars))
    #expect("\(name)" == "…" && "\([name])" == "[…]")
    #expect(try JSONDecoder().decode(PersonName.self, from: JSONEncoder().encode(name)) == name)
  }

  @Test("names are the same only scalar by scalar")
  func identity() throws {
    let one = try #require(PersonName(family: "神田", given: "花"))
    let other = try #require(PersonName(family: "\u{FA19}田", given: "花"))
    // Swift's own comparison calls them equal, and that is why it is not used.
    #expect(one.family == other.family)
    #expect(one != other && Set([one, other]).count == 2)
    #expect(PersonName(family: "ガ", given: "") != PersonName(family: "カ\u{3099}", given: ""))
    #expect(PersonName(family: "a", given: "b") != PersonName(family: "ab", given: ""))
  }

  @Test("a name of one part stands alone; no name, a line break or a book is refused")
  func limits() {
    #expect(PersonName(family: "スシラ", given: "")?.full == "スシラ")
    #expect(PersonName(family: "", given: "花子") == nil && PersonName(family: "　", given: "花子") == nil)
    #expect(PersonName(family: "佐藤\n", given: "") == nil && PersonName(family: "佐藤", given: "\u{0}") == nil)
    #expect(PersonName(family: String(repeating: "長", count: 100), given: "") != nil)
    #expect(PersonName(family: String(repeating: "長", count: 101), given: "") == nil)
  }

  @Test("an address is printed in Japanese order, in lines and in one")
  func address() throws {
    let address = Address(
      postalCode: PostalCode("2540041"), prefecture: "神奈川県", city: "つむぎ市", town: "浅間町", street: "9番1号",
      building: "葛\u{E0100}荘101")
    #expect(address.lines == ["〒254-0041", "神奈川県つむぎ市浅間町9番1号", "葛\u{E0100}荘101"])
    #expect(address.oneLine == "〒254-0041　神奈川県つむぎ市浅間町9番1号　葛\u{E0100}荘101")
    #expect("\(address)" == "…")
    #expect(try JSONDecoder().decode(Address.self, from: JSONEncoder().encode(address)) == address)
    let plain = Address(prefecture: "神奈川県", city: "つむぎ市", town: "神町", street: "")
    #expect(plain.lines == ["神奈川県つむぎ市神町"])
    #expect(plain != Address(prefecture: "神奈川県", city: "つむぎ市", town: "\u{FA19}町", street: ""))
  }
}

@Suite("Business days") struct BusinessDaysTests {
  static func date(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso)) }

  static func days() throws -> BusinessDays {
    BusinessDays(holidays: Holidays([
      try date("2026-11-23"): "勤労感謝の日", try date("2027-01-01"): "元日", try date("2027-01-11"): "成人の日",
    ]))
  }

  @Test("weekends, holidays and the year's end are closed", arguments: [
    ("2026-11-20", true), ("2026-11-21", false), ("2026-11-22", false), ("2026-11-23", false), ("2026-11-24", true),
    ("2026-12-28", true), ("2026-12-29", false), ("2026-12-31", false), ("2027-01-03", false), ("2027-01-04", true),
  ])
  func open(iso: String, expected: Bool) throws { #expect(try Self.days().isOpen(Self.date(iso)) == expected) }

  @Test("a number of business days later, the first day not counted", arguments: [
    ("2026-11-20", 1, "2026-11-24"), ("2026-11-20", 3, "2026-11-26"), ("2026-11-21", 1, "2026-11-24"),
    ("2026-12-28", 1, "2027-01-04"), ("2026-11-24", -1, "2026-11-20"), ("2026-11-21", 0, "2026-11-24"),
    ("2026-11-20", 0, "2026-11-20"), ("2027-01-08", 1, "2027-01-12"),
  ])
  func adding(from: String, count: Int, expected: String) throws {
    #expect(try Self.days().adding(count, to: Self.date(from))?.description == expected)
  }

  @Test("a deadline on a day off moves to the next open day")
  func deadline() throws {
    let days = try Self.days()
    #expect(try days.onOrAfter(Self.date("2026-12-29"))?.description == "2027-01-04")
    #expect(try days.onOrAfter(Self.date("2026-12-28"))?.description == "2026-12-28")
    #expect(try days.onOrBefore(Self.date("2027-01-03"))?.description == "2026-12-28")
    #expect(try days.after(Self.date("2026-12-28"))?.description == "2027-01-04")
    #expect(try days.holidays.name(of: Self.date("2026-11-23")) == "勤労感謝の日")
    #expect(days.holidays.lastKnownDay?.description == "2027-01-11")
  }

  @Test("open days between two dates")
  func count() throws {
    let days = try Self.days()
    #expect(try days.count(after: Self.date("2026-11-20"), through: Self.date("2026-11-27")) == 4)
    #expect(try days.count(after: Self.date("2026-11-27"), through: Self.date("2026-11-20")) == 0)
  }

  @Test("an office that never opens, and the end of the calendar, give no day")
  func never() throws {
    let never = BusinessDays(holidays: Holidays(), closedWeekdays: Set(0...6))
    #expect(try never.after(Self.date("9990-01-01")) == nil && never.onOrBefore(Self.date("0005-01-01")) == nil)
    #expect(try Self.days().adding(.max, to: Self.date("9999-01-01")) == nil)
    #expect(try Self.days().adding(.min, to: Self.date("0001-03-01")) == nil)
    #expect(try Self.days().onOrAfter(Self.date("9999-12-31")) == nil)
  }
}
