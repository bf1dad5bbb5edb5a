import FEEL
import Testing

@testable import DecisionSheets

@Suite("What people type into cells")
struct CellReaderTests {
  private static let names: Set<String> = ["通数", "世帯所得", "本人確認"]

  private static func feel(_ text: String, _ type: ColumnType?, _ use: CellReader.Use) -> String {
    do {
      return try CellReader(type, use, names: names).feel(text)
    } catch {
      return "!\(error.code.rawValue)"
    }
  }

  @Test(
    "conditions on numbers",
    arguments: [
      ("65", "65"), ("６５", "65"), ("65以上", ">= 65"), ("６５歳以上", ">= 65"), ("65 以上", ">= 65"), ("65以下", "<= 65"),
      ("65未満", "< 65"), ("65超", "> 65"), ("65を超える", "> 65"), ("65歳より大きい", "> 65"), ("≧65", ">= 65"),
      ("＜ ５", "< 5"), ("≦ 2,000,000", "<= 2000000"), (">= 65", ">= 65"), (">=65", ">=65"), ("=5", "=5"),
      ("＝５", "5"), ("≠5", "not(5)"),
      ("5以外", "not(5)"), ("20〜64", "[20..64]"), ("２０～６４", "[20..64]"), ("20~64", "[20..64]"), ("20..64", "[20..64]"),
      ("20から64まで", "[20..64]"), ("20以上65未満", "[20..65)"), ("20以上64以下", "[20..64]"), ("20超65未満", "(20..65)"),
      ("[20..64]", "[20..64]"), ("〜64", "<= 64"), ("65〜", ">= 65"), ("64まで", "<= 64"), ("20未満、65以上", "< 20, >= 65"),
      ("1、3、5", "1, 3, 5"), ("1,3", "1,3"), ("200万円以下", "<= 2000000"), ("1億2000万円未満", "< 120000000"),
      ("2,000,000", "2000000"), ("1,200円", "1200"), ("-5", "-5"), ("△5", "-5"), ("0.5以上", ">= 0.5"), ("", "-"),
      ("-", "-"), ("－", "-"), ("ー", "-"), ("　", "-"), ("null", "null"), ("not(5)", "not(5)"), ("通数", "通数"),
      ("< 通数", "< 通数"),
      ("？＞３", "?>3"), ("式: 20 - 64", "20 - 64"), ("式：通数", "通数"), ("FEEL:  x", " x"),
    ])
  func numberTests(typed: String, expected: String) {
    #expect(Self.feel(typed, .number, .condition) == expected)
  }

  @Test(
    "texts in conditions need no quotation marks",
    arguments: [
      ("年金", "\"年金\""), ("「年金」", "\"年金\""), ("\"年金\"", "\"年金\""), ("年金、給与", "\"年金\", \"給与\""),
      ("「年金」，「給与」", "\"年金\", \"給与\""), ("住民票（世帯全員）", "\"住民票（世帯全員）\""), ("65以上", "\"65以上\""), ("1", "\"1\""),
      ("１号", "\"１号\""), ("はい", "\"はい\""), ("Approved", "\"Approved\""), ("not(\"年金\")", "not(\"年金\")"),
      ("「年金」以外", "not(\"年金\")"), ("本人以外", "\"本人以外\""),
      ("「年金、給与」", "\"年金、給与\""), ("「a\"b」", "\"a\\\"b\""), ("null", "null"), ("式: 本人確認", "本人確認"),
      ("starts with(?, \"1\")", "starts with(?, \"1\")"),
      ("heavy-rain", "\"heavy-rain\""), ("1-2", "\"1-2\""), ("-a", "!words-or-expression"),
      ("年金、\"a.b\"", "\"年金\", \"a.b\""), ("＂年金＂", "\"年金\""), ("", "-"),
    ])
  func textTests(typed: String, expected: String) {
    #expect(Self.feel(typed, .text, .condition) == expected)
  }

  @Test(
    "results of texts may be sentences",
    arguments: [
      ("交付する。", "\"交付する。\""), ("住民票、または戸籍を出してください。", "\"住民票、または戸籍を出してください。\""),
      ("「世帯全員」の写し", "\"「世帯全員」の写し\""), ("「交付」", "\"交付\""), ("二行\nの文", "\"二行\\nの文\""),
      ("\"a\" + string(通数)", "\"a\" + string(通数)"),
      ("if 通数 > 1 then \"a\" else \"b\"", "if 通数 > 1 then \"a\" else \"b\""),
      ("Yes 1", "\"Yes 1\""), ("null", "null"),
    ])
  func textResults(typed: String, expected: String) {
    #expect(Self.feel(typed, .text, .result) == expected)
  }

  @Test(
    "results of numbers are numbers and calculations",
    arguments: [
      ("300", "300"), ("３００円", "300"), ("2,000", "2000"), ("300 * 通数", "300 * 通数"), ("３００×通数", "300*通数"),
      ("300円 × 通数", "!not-understood"), ("世帯所得 ÷ 12", "世帯所得 / 12"), ("1,200", "1200"),
    ])
  func numberResults(typed: String, expected: String) {
    #expect(Self.feel(typed, .number, .result) == expected)
  }

  @Test(
    "truth is yes and no",
    arguments: [
      ("はい", "true"), ("いいえ", "false"), ("○", "true"), ("×", "false"), ("TRUE", "true"), ("False", "false"),
      ("有", "true"), ("なし", "false"), ("true", "true"), ("yes", "true"), ("not(true)", "not(true)"), ("-", "-"),
    ])
  func truth(typed: String, expected: String) {
    #expect(Self.feel(typed, .truth, .condition) == expected)
  }

  @Test(
    "dates of both calendars",
    arguments: [
      ("令和8年4月1日", "date(\"2026-04-01\")"), ("R8.4.1", "date(\"2026-04-01\")"), ("Ｒ８．４．１", "date(\"2026-04-01\")"),
      ("令和元年5月1日", "date(\"2019-05-01\")"), ("2026年4月1日", "date(\"2026-04-01\")"),
      ("2026-04-01", "date(\"2026-04-01\")"),
      ("2026/4/1", "date(\"2026-04-01\")"), ("令和8年4月1日以後", ">= date(\"2026-04-01\")"),
      ("2026-03-31以前", "<= date(\"2026-03-31\")"), ("<2026-04-01", "< date(\"2026-04-01\")"),
      ("平成元年1月8日〜平成31年4月30日", "[date(\"1989-01-08\")..date(\"2019-04-30\")]"),
      ("令和8年4月1日より前", "< date(\"2026-04-01\")"), ("date(\"2026-04-01\")", "date(\"2026-04-01\")"),
      ("> @\"2026-04-01\"", "> @\"2026-04-01\""), ("令和元年4月30日", "!no-such-day"), ("2026-02-30", "!no-such-day"),
      ("平成35年1月1日", "!no-such-day"),
    ])
  func dates(typed: String, expected: String) {
    #expect(Self.feel(typed, .date, .condition) == expected)
  }

  @Test(
    "times of day",
    arguments: [
      ("9:30", "time(\"09:30:00\")"), ("９時３０分以後", ">= time(\"09:30:00\")"), ("午後1時半", "time(\"13:30:00\")"),
      ("8:30〜17:15", "[time(\"08:30:00\")..time(\"17:15:00\")]"), ("25:00", "!not-understood"),
    ])
  func times(typed: String, expected: String) {
    #expect(Self.feel(typed, .time, .condition) == expected)
  }

  @Test(
    "a column without a type takes what has one meaning only",
    arguments: [
      ("65以上", ">= 65"), ("はい", "true"), ("令和8年4月1日", "date(\"2026-04-01\")"), ("2026-04-01", "date(\"2026-04-01\")"),
      ("年金", "\"年金\""), ("「年金」", "\"年金\""), ("< 5", "< 5"), ("世帯所得", "世帯所得"), ("\"a\",\"b\"", "\"a\",\"b\""),
      ("9:30", "time(\"09:30:00\")"),
    ])
  func untyped(typed: String, expected: String) {
    #expect(Self.feel(typed, nil, .condition) == expected)
  }

  @Test(
    "what has two meanings is asked back",
    arguments: [
      ("20-64", .number, .condition, "!range-or-difference"),
      ("100,200", .number, .condition, "!one-number-or-several"),
      ("本人確認", .text, .condition, "!word-or-name"), ("コピー+郵送", .text, .condition, "!words-or-expression"),
      ("", .number, .result, "!empty-result"), ("-", .text, .result, "!empty-result"),
      ("65以じょう", .number, .condition, "!not-understood"), ("(20", .number, .condition, "!not-understood"),
      ("おおむね65", .number, .condition, "!unknown-name"), ("300 * 枚数", .number, .result, "300 * 枚数"),
      ("式: 枚数", .number, .result, "枚数"), ("式: 1 +", .number, .result, "!not-understood"),
      ("a and b", .text, .result, "!words-or-expression"),
    ] as [(String, ColumnType, CellReader.Use, String)])
  func doubtful(typed: String, type: ColumnType, use: CellReader.Use, expected: String) {
    #expect(Self.feel(typed, type, use) == expected)
  }

  @Test(
    "FEEL is shown in everyday words that are read as the same",
    arguments: [
      (">= 65", .number, "65以上"), ("[20..64]", .number, "20〜64"), ("[20..65)", .number, "20以上65未満"),
      ("<= 2000000", .number, "2,000,000以下"),
      ("100200", .number, "100200"), (">=65", .number, ">=65"), ("\"年金\"", .text, "年金"),
      ("\"年金\", \"給与\"", .text, "年金、給与"),
      ("\"年金\",\"給与\"", .text, "\"年金\",\"給与\""), ("\"a+b\"", .text, "「a+b」"),
      ("\"heavy-rain\", \"a.b\"", .text, "heavy-rain、「a.b」"), ("\"本人確認\"", .text, "「本人確認」"),
      ("本人確認", .text, "式: 本人確認"), ("申請者", .text, "式: 申請者"), ("not(5)", .number, "5以外"),
      ("not(\"年金\")", .text, "「年金」以外"), ("true", .truth, "はい"),
      ("date(\"0026-04-01\")", .date, "0026年4月1日"), ("date(\"12026-04-01\")", .date, "12026年4月1日"),
      ("date(\"2026-04-01\")", .date, "令和8年4月1日"), (">= date(\"2026-04-01\")", .date, "令和8年4月1日以後"),
      ("-", .number, "-"),
      ("20-64", .number, "式: 20-64"), ("\"1,200\"", .text, "「1,200」"), ("\"-\"", .text, "「-」"),
      ("< 20, >= 65", .number, "20未満、65以上"),
      ("\"「」\"", .text, "\"「」\""), (" 5", .number, "式:  5"),
    ] as [(String, ColumnType, String)])
  func shown(feel: String, type: ColumnType, expected: String) throws {
    let reader = CellReader(type, .condition, names: Self.names)
    let text = CellWriter(reader, in: .ja).text(feel)
    #expect(text == expected)
    #expect(try reader.feel(text) == feel)
  }
}
