import Testing

@testable import Nihongo

@Suite("An account of ゆうちょ銀行") struct YuchoAccountTests {
  /// The first is the sample banks print beside the rule; see ``YuchoAccount``.
  @Test(
    "is what other banks pay to",
    arguments: [
      ("10530", "12345671", "058", "〇五八", BankAccount.Kind.ordinary, "1234567"),
      ("17300", "19927651", "738", "七三八", .ordinary, "1992765"),
      ("１４１００", " 3421 ", "418", "四一八", .ordinary, "0000342"),
      ("141001", "11", "418", "四一八", .ordinary, "0000001"),
      ("00530", "123456", "059", "〇五九", .checking, "0123456"),
      ("0-0530", "7", "059", "〇五九", .checking, "0000007"),
    ])
  func branch(
    symbol: String, number: String, code: String, name: String, kind: BankAccount.Kind, account: String
  ) throws {
    let branch = try #require(YuchoAccount(symbol: symbol, number: number)).branch
    #expect(branch.bankCode == "9900" && branch.bankName == "ゆうちょ銀行")
    #expect(branch.branchCode == code && branch.branchName == name && branch.kind == kind && branch.number == account)
  }

  @Test(
    "of another shape is refused",
    arguments: [
      ("1053", "12345671"), ("1053000", "12345671"), ("20530", "12345671"), ("10531", "12345671"),
      ("10530", "12345672"), ("10530", "1"), ("10530", "123456781"), ("10530", ""), ("00530", "1234567"),
      ("10530", "1234567x"), ("", "12345671"),
    ])
  func refused(symbol: String, number: String) { #expect(YuchoAccount(symbol: symbol, number: number) == nil) }

  @Test("prints as …") func masked() throws {
    let account = try #require(YuchoAccount(symbol: "10530", number: "12345671"))
    #expect("\(account) \(account.branch) \(String(reflecting: account))" == "… … …")
  }
}

@Suite("An account with a bank") struct BranchAccountTests {
  @Test(
    "takes codes and number in any width",
    arguments: [
      ("０００１", "001", "1234567", "1234567"), ("", "", "1", "0000001"), ("0001", " ", "００１２", "0000012"),
    ])
  func taken(bank: String, branch: String, number: String, kept: String) {
    let account = BranchAccount(
      bankCode: bank, bankName: "みずほ", branchCode: branch, branchName: "本店", kind: .savings, number: number)
    #expect(account?.number == kept)
  }

  @Test(
    "is refused with another number of digits",
    arguments: [("001", "001", "1"), ("00011", "001", "1"), ("0001", "01", "1"), ("0001", "0011", "1"),
      ("0001", "001", ""), ("0001", "001", "12345678"), ("0001", "001", "12a")])
  func refused(bank: String, branch: String, number: String) {
    let account = BranchAccount(
      bankCode: bank, bankName: "みずほ", branchCode: branch, branchName: "本店", kind: .ordinary, number: number)
    #expect(account == nil)
  }

  @Test("has the codes of banks' files for its kind")
  func kinds() { #expect(BankAccount.Kind.allCases.map(\.code) == ["1", "2", "4"]) }
}

@Suite("The holder of an account") struct AccountHolderTests {
  @Test(
    "is kept as banks exchange it",
    arguments: [
      ("さとう はなこ", "ｻﾄｳ ﾊﾅｺ"), ("サトウ　ハナコ", "ｻﾄｳ ﾊﾅｺ"), ("ｻﾄｳ ﾊﾅｺ", "ｻﾄｳ ﾊﾅｺ"), ("ガッキュウ", "ｶﾞﾂｷﾕｳ"),
      ("ぱーてぃー", "ﾊﾟ-ﾃｲ-"), ("ｶ)ﾂﾑｷﾞ", "ｶ)ﾂﾑｷﾞ"), ("カ）ツムギ", "ｶ)ﾂﾑｷﾞ"),
      ("abc Tsumugi", "ABC TSUMUGI"),
      ("ヴァイオリン", "ｳﾞｱｲｵﾘﾝ"), ("ﾄ-ﾏｽ･", nil), ("ヲトメ", nil), ("佐藤", nil), ("", nil), ("  ", nil), ("サトウ\nハナコ", "ｻﾄｳ ﾊﾅｺ"),
    ] as [(String, String?)])
  func kept(typed: String, text: String?) { #expect(AccountHolder(typed)?.text == text) }

  @Test("has at most 30 characters, marks counted")
  func longest() {
    #expect(AccountHolder(String(repeating: "ガ", count: 15))?.text.unicodeScalars.count == 30)
    #expect(AccountHolder(String(repeating: "ガ", count: 15) + "ア") == nil)
    #expect(AccountHolder(String(repeating: "ア", count: 30)) != nil)
    #expect(AccountHolder(String(repeating: "ア", count: 31)) == nil)
  }

  @Test(
    "of a person's name is what stands on the bank book, whatever spaces are typed",
    arguments: [
      ("サトウ　ハナコ", "さとう はなこ", true), ("サトウ　ハナコ", "ｻﾄｳﾊﾅｺ", true), ("トーマス・ミュラー", "ﾄ-ﾏｽ ﾐﾕﾗ-", true),
      ("カヲル", "ｶｵﾙ", true), ("キョウコ", "ｷﾖｳｺ", true), ("サトウ　ハナコ", "ｻﾄｳ ﾀﾛｳ", false),
    ])
  func ofPerson(kana: String, typed: String, isSame: Bool) throws {
    let holder = try #require(AccountHolder(typed))
    #expect((AccountHolder(kanaOfPerson: kana)?.letters == holder.letters) == isSame)
  }

  @Test("reads back the same") func again() throws {
    for typed in ["さとう はなこ", "ﾊﾟ-ﾃｲ-", "カ）ツムギ", "ヴ"] {
      let holder = try #require(AccountHolder(typed))
      #expect(AccountHolder(holder.text) == holder)
    }
  }
}

@Suite("Numbers of social insurance") struct InsuredNumberTests {
  @Test(
    "have as many digits as their kind",
    arguments: [
      (InsuredNumber.Kind.care, 10...10), (.lateElderly, 8...8), (.nationalHealth, 1...8), (.pension, 10...10),
    ])
  func lengths(kind: InsuredNumber.Kind, lengths: ClosedRange<Int>) {
    for length in 0...12 {
      let typed = String(repeating: "1", count: length)
      #expect((InsuredNumber(typed, kind)?.digits == (lengths.contains(length) ? typed : nil)) as Bool)
    }
  }

  @Test("are typed with hyphens too")
  func pension() { #expect(InsuredNumber("１２３４-５６７８９０", .pension)?.digits == "1234567890") }
}
