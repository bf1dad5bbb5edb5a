import CivilTime
import Testing

@testable import FEEL

@Suite("Dates, times and durations in expressions")
struct TemporalTests {
  @Test(
    "functions and literals make them",
    arguments: [
      ("date(\"2026-04-01\")", "2026-04-01"), ("date(2026, 2, 30)", "null"), ("@\"2026-04-01\"", "2026-04-01"),
      ("@\"nonsense\"", "null"),
      ("time(9, 30, 0)", "09:30:00"), ("time(9, 30, 0, duration(\"PT9H\"))", "09:30:00+09:00"),
      ("time(@\"2026-04-01T01:02:03\")", "01:02:03"),
      ("date and time(@\"2026-04-01\", @\"10:00:00\")", "2026-04-01T10:00:00"),
      ("date(@\"2026-04-01T10:00:00\")", "2026-04-01"),
      ("duration(\"P1Y2M\")", "P1Y2M"), ("duration(\"P1DT25H\")", "P2DT1H"),
      ("years and months duration(@\"2025-01-31\", @\"2026-04-01\")", "P1Y2M"),
    ])
  func making(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "operators",
    arguments: [
      ("@\"2026-01-31\" + @\"P1M\"", "2026-02-28"), ("@\"P1D\" + @\"2026-12-31\"", "2027-01-01"),
      ("@\"2026-04-01\" - @\"2026-03-01\"", "P31D"),
      ("@\"10:00:00\" - @\"P1D\"", "10:00:00"), ("@\"2026-04-01T00:00:00Z\" - @\"2026-04-01\"", "PT0S"),
      ("@\"2026-04-01T00:00:00\" - @\"2026-04-01\"", "null"), ("2 * @\"P1Y\"", "P2Y"), ("@\"P1D\" / 2", "PT12H"),
      ("@\"P1D\" / @\"PT1H\"", "24"),
      ("-@\"P1D\"", "-P1D"), ("@\"2026-04-01\" + 1", "null"), ("@\"P1D\" + @\"P1M\"", "null"),
      ("sum([@\"P1D\", @\"P2D\"])", "P3D"),
      ("@\"2026-04-01\" < @\"2026-04-02\"", "true"), ("@\"10:00:00Z\" = @\"19:00:00+09:00\"", "true"),
      ("is(@\"10:00:00Z\", @\"19:00:00+09:00\")", "false"),
      ("@\"10:00:00\" < @\"10:00:00Z\"", "null"), ("@\"P12M\" = @\"P1Y\"", "true"), ("@\"P1D\" = @\"P1M\"", "null"),
      ("@\"2026-04-01\" in [@\"2026-01-01\"..@\"2026-12-31\"]", "true"), ("[@\"2026-01-01\"..5]", "null"),
      ("for d in @\"2026-02-28\"..@\"2026-03-01\" return d.day", "[28, 1]"),
      ("(function(t: date and time) t)(@\"2026-04-01\")", "2026-04-01T00:00:00Z"),
    ])
  func operators(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "properties",
    arguments: [
      ("@\"2026-04-01\".weekday", "3"), ("@\"2026-04-01T10:20:30.5@Asia/Tokyo\".time offset", "PT9H"),
      ("@\"10:20:30@Asia/Tokyo\".timezone", "\"Asia/Tokyo\""),
      ("@\"10:20:30\".time offset", "null"), ("@\"P1Y14M\".years", "2"), ("@\"P1Y14M\".months", "2"),
      ("@\"P1DT2H3M4S\".minutes", "3"),
      ("@\"P1D\".years", "null"), ("[@\"2026-04-01\", @\"2027-01-01\"].year", "[2026, 2027]"),
      ("day of week(@\"2026-04-01\")", "\"Wednesday\""),
      ("week of year(@\"2026-01-01\")", "1"), ("day of year(@\"2026-02-01T00:00:00\")", "32"),
      ("month of year(@\"2026-04-01\")", "\"April\""),
    ])
  func properties(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test("now and today are those of the evaluation's clock")
  func clock() throws {
    let expression = try FEELCompiler.expression(
      "[now(), today(), now() = date and time(today(), @\"08:00:00+09:00\")]")
    let now = try #require(DateTime(feel: "2026-11-21T08:00:00+09:00"))
    let evaluation = Evaluation(capacity: expression.slotCount, environment: EvaluationEnvironment(now: now))
    #expect(evaluation.evaluate(expression).description == "[2026-11-21T08:00:00+09:00, 2026-11-21, true]")
  }
}
