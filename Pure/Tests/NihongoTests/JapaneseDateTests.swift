import Foundation
import Kernel
import Nihongo
import Testing

@Suite("Japanese dates") struct JapaneseDateTests {
  static func date(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso)) }

  @Test("each era starts and ends on its day", arguments: [
    (Era.meiji, "1873-01-01", "1912-07-29"), (.taisho, "1912-07-30", "1926-12-24"),
    (.showa, "1926-12-25", "1989-01-07"), (.heisei, "1989-01-08", "2019-04-30"), (.reiwa, "2019-05-01", nil),
  ] as [(Era, String, String?)])
  func edges(era: Era, first: String, last: String?) throws {
    #expect(era.firstDay.description == first)
    #expect(era.lastDay?.description == last)
    #expect(Era(of: era.firstDay) == era)
    #expect(Era(of: era.firstDay.adding(days: -1)) != era)
    if let last = era.lastDay { #expect(Era(of: last) == era) }
  }

  @Test("a date is written in every form", arguments: [
    ("2026-11-21", "令和8年11月21日", "令和8年11月21日（2026年）", "R8.11.21", "21 November 2026", "2026年（令和8年）11月21日"),
    ("2019-05-01", "令和元年5月1日", "令和元年5月1日（2019年）", "R1.5.1", "1 May 2019", "2019年（令和元年）5月1日"),
    ("1872-12-31", "1872年12月31日", "1872年12月31日", "1872-12-31", "31 December 1872", "1872年12月31日"),
  ])
  func forms(iso: String, full: String, both: String, short: String, english: String, easy: String) throws {
    let date = JapaneseDate(try Self.date(iso))
    #expect(date.full == full && date.fullWithGregorianYear == both && date.short == short)
    #expect(date.english == english && date.easy == easy)
    #expect(Language.allCases.map(date.text) == [full, easy, english])
  }

  @Test("the weekday stands with an appointment")
  func weekday() throws {
    let date = JapaneseDate(try Self.date("2026-11-21"))
    #expect(date.textWithWeekday(in: .japanese) == "令和8年11月21日（土）")
    #expect(date.textWithWeekday(in: .easyJapanese) == "2026年（令和8年）11月21日（土曜日）")
    #expect(date.textWithWeekday(in: .english) == "Saturday 21 November 2026")
  }

  @Test("Foundation's Japanese calendar agrees on every day around the edges and every 11th day between")
  func foundation() throws {
    var calendar = Calendar(identifier: .japanese)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let around = Era.allCases.flatMap { era in (-20...20).map { era.firstDay.daysSince1970 + $0 } }
    let days = (around + Array(stride(from: Era.meiji.firstDay.daysSince1970, to: 40_000, by: 11)))
      .filter { $0 >= Era.meiji.firstDay.daysSince1970 }
    // Foundation numbers eras from 大化; 明治 is 232.
    let eras = Dictionary(uniqueKeysWithValues: zip(232..., Era.allCases))
    for day in days {
      let parts = calendar.dateComponents(
        [.era, .year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let ours = JapaneseDate(CivilDate(daysSince1970: day))
      #expect(ours.era == parts.era.flatMap { eras[$0] }, "\(ours.date)")
      #expect(ours.yearOfEra == parts.year && ours.date.month == parts.month && ours.date.day == parts.day)
      #expect(try DateReader.read(ours.full) == ours.date)
      #expect(try DateReader.read(ours.short) == ours.date)
    }
  }
}

@Suite("Typed dates") struct DateReaderTests {
  @Test("what people type is read", arguments: [
    ("令和8年11月21日", "2026-11-21"), ("令和元年5月1日", "2019-05-01"), ("令和1年5月1日", "2019-05-01"),
    ("R8.11.21", "2026-11-21"), ("r8/11/21", "2026-11-21"), ("S64.1.7", "1989-01-07"), ("h1-1-8", "1989-01-08"),
    ("昭和６４年１月７日", "1989-01-07"), ("2026-11-21", "2026-11-21"), ("2026/11/21", "2026-11-21"),
    ("2026.1.2", "2026-01-02"), ("2026年11月21日", "2026-11-21"), ("20261121", "2026-11-21"),
    ("２０２６－１１－２１", "2026-11-21"), (" 令和 8 年 11 月 21 日　", "2026-11-21"), ("㋿8年11月21日", "2026-11-21"),
    ("2024年2月29日", "2024-02-29"), ("2026年11月21", "2026-11-21"), ("T1.7.30", "1912-07-30"),
    ("明治6年1月1日", "1873-01-01"), ("大正15年12月24日", "1926-12-24"), ("2026−11−21", "2026-11-21"),
    ("令和06年02月03日", "2024-02-03"), ("0001-01-01", "0001-01-01"),
  ])
  func read(typed: String, expected: String) throws { #expect(try DateReader.read(typed).description == expected) }

  @Test("what is not certain is refused with its reason", arguments: [
    ("昭和65年1月1日", .outsideEra(last: Era.heisei.firstDay.adding(days: -1))),
    ("昭和64年1月8日", .outsideEra(last: Era.heisei.firstDay.adding(days: -1))),
    ("H31.5.1", .outsideEra(last: Era.reiwa.firstDay.adding(days: -1))),
    ("大正15年12月25日", .outsideEra(last: Era.showa.firstDay.adding(days: -1))),
    ("平成元年1月7日", .beforeEra(first: Era.heisei.firstDay)), ("明治5年12月3日", .beforeEra(first: Era.meiji.firstDay)),
    ("令和0年5月1日", .beforeEra(first: Era.reiwa.firstDay)),
    ("2025-02-29", .noSuchDay), ("2025年13月1日", .noSuchDay), ("20250230", .noSuchDay), ("令和7年2月29日", .noSuchDay),
    ("0000-01-01", .noSuchDay), ("26/11/21", .yearUnclear), ("8年11月21日", .yearUnclear),
    ("", .notADate), ("明日", .notADate), ("2026-11", .notADate), ("2026-11/21", .notADate), ("2026年11-21", .notADate),
    ("令和100年1月1日", .notADate), ("R81121", .notADate), ("2026-011-21", .notADate), ("202611211", .notADate),
    ("2026-11-21x", .notADate), ("元年5月1日", .notADate), ("令和元元年5月1日", .notADate), ("12026-11-21", .notADate),
    ("-2026-11-21", .notADate), ("2026年11月21日日", .notADate), ("99999999999999999999-1-1", .notADate),
  ] as [(String, DateProblem)])
  func refused(typed: String, reason: DateProblem) {
    #expect(throws: reason) { try DateReader.read(typed) }
  }

  @Test("a message can name the edge that was crossed")
  func details() {
    let problem = DateProblem.outsideEra(last: Era.heisei.firstDay.adding(days: -1))
    #expect(problem.details == ["era": "昭和", "day": "昭和64年1月7日（1989年）", "date": "1989-01-07"])
    #expect(problem.code == "nihongo.outside-era" && problem.kind == .invalid)
  }

  @Test("any text is answered, never with a crash")
  func anything() {
    var random = Seeded(state: 7)
    let pieces = ["令和", "R", "元", "年", "月", "日", "-", "/", ".", "1", "９", "29", "2026", " ", "あ", "\u{301}", "㍻", "🇯🇵"]
    for _ in 0..<20_000 {
      let typed = (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      if let date = try? DateReader.read(typed.joined()) { #expect(CivilDate(date.description) == date) }
    }
  }
}

