import CivilTime
import DecimalArithmetic
import Testing

@Suite("Days of the calendar")
struct LocalDateTests {
  private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(feel: text), "\(text)") }

  @Test(
    "a date is written as it was read",
    arguments: [
      "2026-04-01", "0001-01-01", "0000-02-29", "-0044-03-15", "-2017-12-31", "12026-01-01", "999999999-12-31",
      "-999999999-12-31", "2024-02-29",
    ])
  func roundTrip(text: String) throws {
    #expect(try day(text).description == text)
    #expect(try LocalDate(dayNumber: day(text).dayNumber)?.description == text)
  }

  @Test(
    "what is no date is refused",
    arguments: [
      "", "2026", "2026-4-1", "2026-04-1", "26-04-01", "01211-12-31", "+2012-12-02", "2012/12/25", "2026-13-01",
      "2026-00-10", "2026-02-29", "2026-04-31", "2026-04-00", "2012-12-25T", "9999999999-12-25", "2026-04-01 ",
      "２０２６-04-01",
      "2026-04-01Z", "--04-01",
    ])
  func refused(text: String) {
    #expect(LocalDate(feel: text) == nil)
  }

  @Test("day numbers and dates are one to one over eight centuries and at the ends")
  func dayNumbers() throws {
    var expected = try day("1600-01-01")
    for number in -135_140...157_000 {
      let found = try #require(LocalDate(dayNumber: number))
      #expect(found == expected && found.dayNumber == number, "\(number)")
      expected = try #require(
        LocalDate(year: expected.year, month: expected.month, day: expected.day + 1)
          ?? LocalDate(year: expected.year, month: expected.month + 1, day: 1)
          ?? LocalDate(year: expected.year + 1, month: 1, day: 1))
    }
    #expect(try day("999999999-12-31").adding(days: 1) == nil)
    #expect(try day("-999999999-01-01").adding(days: -1) == nil)
    #expect(LocalDate(dayNumber: .max) == nil)
    #expect(LocalDate(dayNumber: .min) == nil)
    #expect(try day("2026-04-01").adding(days: .max) == nil)
  }

  @Test(
    "weekday, week and day of the year",
    arguments: [
      ("1970-01-01", 4, 1, 1), ("2019-09-17", 2, 38, 260), ("2003-12-29", 1, 1, 363), ("2004-01-01", 4, 1, 1),
      ("2010-01-01", 5, 53, 1), ("2005-01-01", 6, 53, 1), ("2005-01-03", 1, 1, 3), ("2020-12-31", 4, 53, 366),
      ("2024-12-30", 1, 1, 365), ("-0001-01-01", 5, 53, 1), ("0000-01-01", 6, 52, 1),
    ])
  func weeks(text: String, weekday: Int, week: Int, dayOfYear: Int) throws {
    let date = try day(text)
    #expect([date.weekday, date.weekOfYear, date.dayOfYear] == [weekday, week, dayOfYear])
  }

  @Test(
    "a month later is the same day or the last one",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
      ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"), ("-2021-01-01", -1, "-2022-12-01"),
      ("2026-04-01", 12, "2027-04-01"), ("0000-01-01", -1, "-0001-12-01"), ("2024-02-29", 48, "2028-02-29"),
    ])
  func months(text: String, months: Int, later: String) throws {
    #expect(try day(text).adding(months: months) == day(later))
  }

  @Test(
    "whole months between two days",
    arguments: [
      ("2011-12-22", "2013-08-24", "P1Y8M"), ("2013-08-24", "2011-12-22", "-P1Y8M"),
      ("2016-01-21", "2015-01-21", "-P1Y"),
      ("2016-01-01", "2016-01-01", "P0M"), ("2016-09-30", "2017-12-28", "P1Y2M"),
      ("-2016-01-30", "-2017-02-28", "-P11M"),
      ("2014-12-31", "-2019-10-01", "-P4033Y2M"), ("2026-01-31", "2026-02-28", "P0M"),
    ])
  func between(from: String, to: String, expected: String) throws {
    #expect(try MonthsDuration.between(day(from), day(to)).description == expected)
  }

  @Test(
    "hours carry a date over midnight",
    arguments: [
      ("2021-01-01", "PT36H", "2021-01-02"), ("2021-01-01", "PT48H", "2021-01-03"),
      ("2021-01-02", "-PT1S", "2021-01-01"),
      ("2021-01-02", "PT1H", "2021-01-02"), ("2020-03-01", "-PT24H", "2020-02-29"),
    ])
  func hours(text: String, duration: String, later: String) throws {
    let duration = try #require(DaysDuration(feel: duration))
    #expect(try day(text).adding(duration) == day(later))
  }

  @Test("days are named and months end where they end")
  func names() throws {
    #expect(try day("2021-01-11").weekdayName == "Monday")
    #expect(try day("2021-01-17").weekdayName == "Sunday")
    #expect(try day("2019-09-17").monthName == "September")
    #expect(try day("2024-02-10").lastDayOfMonth.day == 29)
    #expect(try day("1900-02-10").daysInMonth == 28)
    #expect(try day("2026-04-01") < day("2026-04-02"))
    #expect(try day("-0001-12-31") < day("0000-01-01"))
  }
}

@Suite("Times on the clock")
struct TimeOfDayTests {
  private func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(feel: text), "\(text)") }

  @Test(
    "a time is written with the designator it has",
    arguments: [
      ("01:02:03", "01:02:03"), ("24:00:00", "00:00:00"), ("11:22:33.4440", "11:22:33.444"),
      ("11:22:33.123456789", "11:22:33.123456789"), ("11:22:33.1234567899", "11:22:33.123456789"),
      ("23:59:00Z", "23:59:00Z"),
      ("11:22:33-00:00", "11:22:33Z"), ("13:20:00+02:00", "13:20:00+02:00"), ("13:20:00-05:30", "13:20:00-05:30"),
      ("13:20:00+02:45:55", "13:20:00+02:45:55"), ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"),
      ("10:20:00@Asia/Tokyo", "10:20:00@Asia/Tokyo"), ("13:20:00+14:00", "13:20:00+14:00"),
    ])
  func roundTrip(text: String, written: String) throws {
    #expect(try time(text).description == written)
  }

  @Test(
    "what is no time is refused",
    arguments: [
      "", "7:00:00", "07:1:00", "07:01:2", "07:20", "23:59:60", "24:00:01", "24:01:00", "25:00:00", "00:60:00",
      "00:00:61",
      "13:20:00@xyz/abc", "13:20:00@asia/tokyo", "13:20:00@GMT+0900", "13:20:00+19:00", "13:20:00+14:01",
      "13:20:00+5:00",
      "13:20:00+5", "13:20:00+02:00@Europe/Paris", "11:30:00T", "11:30:00.", "11:30:00z",
    ])
  func refused(text: String) {
    #expect(TimeOfDay(feel: text) == nil)
  }

  @Test("the clock goes round at midnight")
  func wrapping() throws {
    let hour = try #require(DaysDuration(feel: "PT1H"))
    #expect(try time("23:30:00").adding(hour) == time("00:30:00"))
    #expect(try time("00:30:00@Asia/Tokyo").adding(hour.negated) == time("23:30:00@Asia/Tokyo"))
    #expect(try time("10:15:00").adding(#require(DaysDuration(feel: "-P3D"))) == time("10:15:00"))
  }

  @Test("times of known places are compared in UTC, local ones among themselves")
  func order() throws {
    #expect(try time("10:00:00Z").order(time("11:00:00+01:00")) == 0)
    #expect(try time("10:00:00@Asia/Tokyo").order(time("01:00:00Z")) == 0)
    #expect(try time("10:00:00@Europe/Paris").order(time("09:00:00Z")) == 0)
    #expect(try time("10:00:00").order(time("10:00:01")) == -1)
    #expect(try time("10:00:00").order(time("10:00:00Z")) == nil)
    #expect(try time("10:10:10+11:00").since(time("11:10:10+11:00"))?.description == "-PT1H")
    #expect(try time("10:00:00Z") != time("11:00:00+01:00"))
  }

  @Test("parts of seconds come and go exactly")
  func seconds() throws {
    let seconds = try #require(Decimal128("45.000000001"))
    let offset = try #require(DaysDuration(feel: "-PT2H45M55S"))
    let made = TimeOfDay(hour: 11, minute: 59, second: seconds, offset: offset)
    #expect(made?.description == "11:59:45.000000001-02:45:55")
    #expect(made?.exactSecond == seconds)
    #expect(made?.second == 45)
    #expect(TimeOfDay(hour: 24, minute: 0, second: .zero, offset: nil) == nil)
    #expect(TimeOfDay(hour: 1, minute: 0, second: Decimal128(-1), offset: nil) == nil)
    #expect(TimeOfDay(hour: 1, minute: 0, second: .zero, offset: DaysDuration(feel: "PT14H0.5S")) == nil)
    #expect(TimeOfDay(hour: 1, minute: 0, second: .zero, offset: DaysDuration(feel: "P1D")) == nil)
  }
}

@Suite("Dates with times")
struct DateTimeTests {
  private func moment(_ text: String) throws -> DateTime { try #require(DateTime(feel: text), "\(text)") }

  @Test(
    "a date with time is written as it was read",
    arguments: [
      ("2012-12-24", "2012-12-24T00:00:00"), ("2021-01-01T24:00:00", "2021-01-02T00:00:00"),
      ("-2017-12-31T11:22:33.456+01:35", "-2017-12-31T11:22:33.456+01:35"),
      ("999999999-12-31T23:59:59.999999999@Europe/Paris", "999999999-12-31T23:59:59.999999999@Europe/Paris"),
      ("-999999999-12-31T23:59:59.999999999+02:00", "-999999999-12-31T23:59:59.999999999+02:00"),
    ])
  func roundTrip(text: String, written: String) throws {
    #expect(try moment(text).description == written)
  }

  @Test(
    "what is no date with time is refused",
    arguments: [
      "", "11:00:00", "2011-12-0310:15:30", "2011-12-03T10:15:30+01:00@Europe/Paris", "2017-12-31T7:20",
      "2017-12-31T",
      "2017-12-31 10:00:00", "2017-12-31T24:00:01", "999999999-12-31T24:00:00", "2012T-12-2511:00:00Z",
    ])
  func refused(text: String) {
    #expect(DateTime(feel: text) == nil)
  }

  @Test(
    "the distance is measured between moments",
    arguments: [
      ("2021-01-02T10:10:10", "2021-01-01T10:10:10", "P1D"),
      ("2021-01-02T10:10:10@Europe/Paris", "2021-01-01T10:10:10@Asia/Dhaka", "P1DT5H"),
      ("2021-01-02T10:10:10@Europe/Paris", "1995-01-01T10:10:10@Europe/Paris", "P9498D"),
      ("2021-01-02T00:00:00Z", "2021-01-01T10:10:10@Australia/Melbourne", "P1DT49M50S"),
      ("2002-04-02T12:00:00@Australia/Melbourne", "2002-04-02T12:00:00@Australia/Sydney", "PT0S"),
      ("2018-10-08T00:00:00+02:00", "2018-10-08T00:00:00@Europe/Paris", "PT0S"),
      ("2018-02-08T00:00:00+01:00", "2018-02-08T00:00:00@Europe/Paris", "PT0S"),
      ("2600-07-01T00:00:00+02:00", "2600-07-01T00:00:00@Europe/Paris", "PT0S"),
      ("2600-01-01T00:00:00+01:00", "2600-01-01T00:00:00@Europe/Paris", "PT0S"),
    ])
  func distance(later: String, earlier: String, duration: String) throws {
    #expect(try moment(later).since(moment(earlier))?.description == duration)
  }

  @Test("a local moment and one of a known place have no order")
  func unordered() throws {
    #expect(try moment("2021-01-02T10:10:10").since(moment("2021-01-01T10:10:10Z")) == nil)
    #expect(try moment("2021-01-02T10:10:10@Asia/Tokyo").order(moment("2021-01-01T10:10:10")) == nil)
    #expect(try moment("2021-01-02T10:10:10").order(moment("2021-01-01T10:10:10")) == 1)
  }

  @Test(
    "hours pass on the clock of the place, daylight saving included",
    arguments: [
      ("2021-03-28T01:30:00@Europe/Paris", "PT1H", "2021-03-28T03:30:00@Europe/Paris"),
      ("2021-10-31T02:30:00@Europe/Paris", "PT1H", "2021-10-31T02:30:00@Europe/Paris"),
      ("2021-01-12T10:10:10@Australia/Melbourne", "P1DT1H", "2021-01-13T11:10:10@Australia/Melbourne"),
      ("-2021-01-01T10:10:10@Australia/Melbourne", "-P1D", "-2022-12-31T10:10:10@Australia/Melbourne"),
      ("2021-01-01T10:10:10+11:00", "-PT11H", "2020-12-31T23:10:10+11:00"),
      ("2021-01-01T24:00:00", "-PT1S", "2021-01-01T23:59:59"),
      ("2500-12-31T23:00:00@Asia/Tokyo", "PT2H", "2501-01-01T01:00:00@Asia/Tokyo"),
      ("999999998-06-01T12:00:00@Europe/Paris", "PT1H", "999999998-06-01T13:00:00@Europe/Paris"),
    ])
  func adding(text: String, duration: String, later: String) throws {
    let duration = try #require(DaysDuration(feel: duration))
    #expect(try moment(text).adding(duration)?.description == later)
  }

  @Test("months pass on the calendar")
  func months() throws {
    let month = try #require(MonthsDuration(feel: "P1M"))
    #expect(
      try moment("2021-01-31T10:10:10@Asia/Tokyo").adding(month)?.description == "2021-02-28T10:10:10@Asia/Tokyo")
    #expect(try moment("999999999-12-31T00:00:00").adding(month) == nil)
    #expect(try moment("999999999-12-31T23:00:00").adding(#require(DaysDuration(feel: "PT2H"))) == nil)
  }

  @Test("Japan has had no summer time since 1951")
  func tokyo() throws {
    #expect(try moment("2026-07-01T00:00:00@Asia/Tokyo").offsetSeconds == 32_400)
    #expect(try moment("1950-07-01T00:00:00@Asia/Tokyo").offsetSeconds == 36_000)
    #expect(try moment("1800-01-01T00:00:00@Asia/Tokyo").offsetSeconds == 33_539)
  }
}

@Suite("Durations")
struct DurationTests {
  @Test(
    "days and times are carried into the next unit",
    arguments: [
      ("P1D", "P1D"), ("PT24H", "P1D"), ("PT1000M", "PT16H40M"), ("P2DT274M", "P2DT4H34M"), ("PT0.S", "PT0S"),
      ("PT0.000S", "PT0S"), ("P0D", "PT0S"), ("-PT1H2M", "-PT1H2M"), ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"),
      ("PT1000M0.999999999S", "PT16H40M0.999999999S"), ("-P0D", "PT0S"), ("PT0.5S", "PT0.5S"),
      ("P9999999999999999D", "P9999999999999999D"),
    ])
  func days(text: String, written: String) throws {
    #expect(DaysDuration(feel: text)?.description == written)
  }

  @Test(
    "years and months are carried into years",
    arguments: [
      ("P1Y2M", "P1Y2M"), ("P0Y", "P0M"), ("-P1Y", "-P1Y"), ("P26M", "P2Y2M"), ("P1Y27M", "P3Y3M"),
      ("-P100M", "-P8Y4M"),
      ("P999999999M", "P83333333Y3M"), ("-P99999999Y", "-P99999999Y"),
    ])
  func months(text: String, written: String) {
    #expect(MonthsDuration(feel: text)?.description == written)
  }

  @Test(
    "what is no duration is refused",
    arguments: [
      "", "P", "P0", "1Y", "1D", "P1H", "P1S", "PT", "P1DT", "P1D2H", "P1.5D", "PT1.5H", "PT1S1M", "P-1D", "PT1H1H",
      "P1M1Y",
      "P1Y1D", "p1d", "P1Y2", "+P1D", "P1Y ", "P999999999999999999D", "P9999999999999999999D",
      "P99999999999999999999Y",
    ])
  func refused(text: String) {
    #expect(DaysDuration(feel: text) == nil)
    #expect(MonthsDuration(feel: text) == nil)
  }

  @Test("parts carry the sign of the whole")
  func parts() throws {
    let duration = try #require(DaysDuration(feel: "-P1DT2H3M4.5S"))
    #expect([duration.days, duration.hours, duration.minutes, duration.seconds] == [-1, -2, -3, -4])
    #expect(duration.exactSeconds == Decimal128("-4.5"))
    #expect(duration.totalSeconds == Decimal128("-93784.5"))
    let months = try #require(MonthsDuration(feel: "-P1Y2M"))
    #expect([months.years, months.monthsOfYear] == [-1, -2])
  }

  @Test("durations are multiplied and divided by numbers")
  func arithmetic() throws {
    let factor = try #require(Decimal128("2.5"))
    #expect(DaysDuration(feel: "PT23H")?.multiplied(by: factor)?.description == "P2DT9H30M")
    #expect(DaysDuration(feel: "P10DT23H")?.divided(by: factor)?.description == "P4DT9H12M")
    #expect(MonthsDuration(feel: "P1Y11M")?.multiplied(by: factor.negated)?.description == "-P4Y9M")
    #expect(MonthsDuration(feel: "P10Y11M")?.divided(by: factor)?.description == "P4Y4M")
    #expect(DaysDuration.zero.divided(by: DaysDuration.zero) == nil)
    #expect(MonthsDuration(feel: "P10Y")?.divided(by: try #require(MonthsDuration(feel: "P5Y"))) == Decimal128(2))
    #expect(DaysDuration(feel: "P1D")?.divided(by: Decimal128.zero) == nil)
    let longest = try #require(DaysDuration(nanoseconds: 1_000_000_000_000_000_000_000_000_000_000))
    #expect(longest + longest == nil)
    #expect(longest.multiplied(by: factor) == nil)
  }
}
