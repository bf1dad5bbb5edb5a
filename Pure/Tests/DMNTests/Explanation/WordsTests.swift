import DecimalArithmetic
@testable import DMN
import FEEL
import Testing

@Suite("Cells and values in words")
struct WordsTests {
  @Test("a condition is said as people say it", arguments: [
    ("-", nil, nil), ("", nil, nil),
    (">= 65", "65以上", "65 or more"), ("> 65", "65より大きい", "more than 65"),
    ("<= 65", "65以下", "65 or less"), ("< 65", "65未満", "less than 65"), ("65", "65", "65"),
    ("[20..64]", "20以上64以下", "from 20 to 64"), ("(20..64)", "20より大きく64未満", "more than 20 and less than 64"),
    ("[20..64)", "20以上64未満", "20 or more and less than 64"), ("]20..64]", "20より大きく64以下", "more than 20 and 64 or less"),
    ("\"年金\"", "「年金」", "“年金”"), ("\"年金\", \"保険\"", "「年金」または「保険」", "“年金” or “保険”"),
    ("not(\"年金\")", "「年金」以外", "not “年金”"), ("not(\"年金\", \"保険\")", "「年金」、「保険」以外", "not “年金” or “保険”"),
    ("not(>= 65)", "65以上ではない", "not 65 or more"), ("< 6, >= 65", "6未満または65以上", "less than 6 or 65 or more"),
    ("true", "はい", "yes"), ("false", "いいえ", "no"), ("null", "空欄", "nothing"), ("not(null)", "空欄以外", "not nothing"),
    (">= 1200000", "1,200,000以上", "1,200,000 or more"),
    (">= date(\"2026-04-01\")", "令和8年4月1日（2026年）以後", "on or after 1 April 2026"),
    ("< date(\"2026-04-01\")", "令和8年4月1日（2026年）より前", "before 1 April 2026"),
    (
      "[date(\"2019-04-30\")..date(\"2019-05-01\")]", "平成31年4月30日（2019年）から令和元年5月1日（2019年）まで",
      "from 30 April 2019 to 1 May 2019"
    ),
    (
      "[date(\"2026-04-01\")..date(\"2027-04-01\"))", "令和8年4月1日（2026年）以後で令和9年4月1日（2027年）より前",
      "on or after 1 April 2026 and before 1 April 2027"
    ),
    ("<= duration(\"P3M\")", "3か月以下", "3 months or less"), ("> 基準額", "基準額（500）より大きい", "more than 基準額 (500)"),
    ("contains(?, \"市\")", "「市」を含む", "something with “市”"),
    ("starts with(?, \"市\")", "「市」で始まる", "something that begins with “市”"),
    ("count(?) > 1", "条件 count(?) > 1 を満たす", "as count(?) > 1 asks"), (">", "条件 > を満たす", "as > asks"),
  ] as [(String, String?, String?)])
  func cells(cell: String, japanese: String?, english: String?) throws {
    let known = [NamedValue("基準額", try Sample.value("500"))]
    #expect(CellWords(words: ValueWords(.ja), known: known).predicate(cell, unit: nil) == japanese)
    #expect(CellWords(words: ValueWords(.en), known: known).predicate(cell, unit: nil) == english)
  }

  @Test("a unit in the heading stands behind each number", arguments: [
    (">= 65", "歳", "65歳以上", "65 years or more"), ("[1..5]", "通", "1通以上5通以下", "from 1 copy to 5 copies"),
    ("1, 2", "円", "1円または2円", "1 yen or 2 yen"), ("1", "人", "1人", "1 person"), ("1", "%", "1%", "1%"),
    ("50", "%", "50%", "50%"),
  ])
  func units(cell: String, unit: String, japanese: String, english: String) {
    #expect(CellWords(words: ValueWords(.ja), known: []).predicate(cell, unit: unit) == japanese)
    #expect(CellWords(words: ValueWords(.en), known: []).predicate(cell, unit: unit) == english)
  }

  @Test("brackets at the end of a heading are its unit where they hold one", arguments: [
    ("手数料（円）", "手数料", "円"), ("年齢(歳)", "年齢", "歳"), ("所得（前年）", "所得（前年）", nil), ("（円）", "（円）", nil),
    ("割合（％）", "割合", "％"), ("通数", "通数", nil),
  ] as [(String, String, String?)])
  func headings(text: String, name: String, unit: String?) {
    #expect(Heading(text).name == name)
    #expect(Heading(text).unit == unit)
  }

  @Test("values are said as people write them", arguments: [
    ("1234567.5", "1,234,567.5", "1,234,567.5"), ("-1000", "-1,000", "-1,000"), ("999", "999", "999"), ("0", "0", "0"),
    ("date(\"1872-12-31\")", "1872年12月31日", "31 December 1872"),
    ("date(\"1873-01-01\")", "明治6年1月1日（1873年）", "1 January 1873"),
    ("date(\"1989-01-07\")", "昭和64年1月7日（1989年）", "7 January 1989"),
    ("time(\"09:05:00\")", "9時05分", "9:05"),
    ("date and time(\"2026-04-01T17:15:00\")", "令和8年4月1日（2026年）17時15分", "17:15 on 1 April 2026"),
    ("duration(\"P1Y2M\")", "1年2か月", "1 year 2 months"),
    ("duration(\"-P10DT1H\")", "マイナス10日1時間", "minus 10 days 1 hour"),
    ("duration(\"PT0S\")", "0日", "0 days"), ("[]", "なし", "none"), ("[\"a\", \"b\"]", "「a」、「b」", "“a”, “b”"),
    ("{金額（円）: 300, 理由: \"通常\"}", "金額 300円、理由「通常」", "金額 300 yen, 理由 “通常”"),
    ("for i in 1..10 return i", "1、2、3、4、5、6、7、8、ほか2件", "1, 2, 3, 4, 5, 6, 7, 8 and 2 more"),
    ("null", "空欄", "nothing"), ("true", "はい", "yes"),
  ])
  func values(expression: String, japanese: String, english: String) throws {
    let value = try Sample.value(expression.replacing("{金額（円）:", with: "{\"金額（円）\":"))
    #expect(ValueWords(.ja).text(value) == japanese)
    #expect(ValueWords(.en).text(value) == english)
  }

  @Test("large values are told from their beginning", arguments: [
    ("string join(for i in 1..1000 return \"あ\", \"\")", 103), ("for i in 1..1000 return for j in 1..1000 return [[[i]]]", 300),
  ])
  func large(expression: String, most: Int) throws {
    #expect(ValueWords(.ja).text(try Sample.value(expression)).count <= most)
  }

  @Test("long expressions and cells are told from their beginning")
  func long() {
    let sum = "通数" + String(repeating: " + 通数", count: 5_000)
    #expect(CalculationWords(words: ValueWords(.ja), known: [NamedValue("通数", .number(.one))]).text(sum).count < 200)
    let cell = "count(?) > 1" + String(repeating: " + 1", count: 5_000)
    #expect(CellWords(words: ValueWords(.ja), known: []).predicate(cell, unit: nil)?.count ?? 0 < 200)
  }

  @Test("a calculation is written with its values, and only what is one is", arguments: [
    ("300 * 通数", "300 × 通数（2）"), ("(300 + 10) * 通数 - 5", "310 × 通数（2） − 5"),
    ("通数 * (300 + 通数)", "通数（2） × （300 ＋ 通数（2））"), ("-通数", "−通数（2）"), ("世帯.人数 * 10", "世帯の人数（4） × 10"),
    ("floor(通数)", "式 floor(通数)（通数 2）"), ("if true\n then 1 else 通数", "式 if true then 1 else 通数（通数 2）"),
    ("誰も知らない名", "式 誰も知らない名"), ("1 +", "式 1 +"),
  ])
  func calculations(expression: String, japanese: String) throws {
    let known = [NamedValue("通数", try Sample.value("2")), NamedValue("世帯", try Sample.value("{人数: 4}"))]
    #expect(CalculationWords(words: ValueWords(.ja), known: known).text(expression) == japanese)
  }
}
