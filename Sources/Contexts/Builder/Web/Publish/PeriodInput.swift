import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// From when to when applications are taken, as it was typed.
struct PeriodInput: Sendable {
  /// `now` or `day`.
  private(set) var start = "now"
  private(set) var from = ""
  /// `open` or `day`.
  private(set) var end = "open"
  private(set) var to = ""

  init() {}

  init(_ form: SubmittedForm) {
    start = form["start"] == "day" ? "day" : "now"
    from = form["from"].trimmed
    end = form["end"] == "day" ? "day" : "open"
    to = form["to"].trimmed
  }

  /// The period, or what is wrong with it. A last day that is over already would close at once what it opens.
  func read(on today: CivilDate, _ texts: Texts) -> (period: OpenPeriod, errors: [FieldError]) {
    var period = OpenPeriod(), errors: [FieldError] = []
    func day(_ name: String, _ typed: String) -> CivilDate? {
      guard !typed.isEmpty else {
        errors.append(FieldError(name, texts["builder.staff.period.\(name).missing"]))
        return nil
      }
      do {
        return try DateReader.read(typed)
      } catch {
        errors.append(FieldError(name, texts["problem.\(error.code)", error.details]))
        return nil
      }
    }
    if start == "day" { period.from = day("from", from) }
    if end == "day" { period.to = day("to", to) }
    if let from = period.from, from < today {
      errors.append(FieldError("from", texts["builder.staff.period.from.past"]))
    }
    if let to = period.to, to < today {
      errors.append(FieldError("to", texts["builder.staff.period.to.past"]))
    } else if !period.isInOrder {
      errors.append(FieldError("to", texts["problem.builder.period-reversed"]))
    }
    return (period, errors)
  }
}

extension HTML {
  /// Writes the two choices, each with the day that goes with it.
  mutating func periodFields(_ period: PeriodInput, errors: [FieldError], _ texts: Texts) {
    radioGroup(
      RadioGroup(
        FieldFrame("start", label: texts["builder.staff.period.start"], need: .unmarked),
        options: [
          ChoiceOption("now", texts["builder.staff.period.start.now"]),
          ChoiceOption("day", texts["builder.staff.period.start.day"]) { h in
            h.dateField(
              DateField(
                FieldFrame(
                  "from", label: texts["builder.staff.period.from"], error: errors.message(for: "from"),
                  need: .unmarked), answer: .text(period.from)), texts)
          },
        ], value: period.start), texts)
    endFields(period, errors: errors, texts)
  }

  /// Writes until when.
  mutating func endFields(_ period: PeriodInput, errors: [FieldError], _ texts: Texts) {
    radioGroup(
      RadioGroup(
        FieldFrame("end", label: texts["builder.staff.period.end"], need: .unmarked),
        options: [
          ChoiceOption("open", texts["builder.staff.period.end.open"]),
          ChoiceOption("day", texts["builder.staff.period.end.day"]) { h in
            h.dateField(
              DateField(
                FieldFrame(
                  "to", label: texts["builder.staff.period.to"], hint: texts["builder.staff.period.to.hint"],
                  error: errors.message(for: "to"), need: .unmarked), answer: .text(period.to)), texts)
          },
        ], value: period.end), texts)
  }
}

extension Texts {
  /// A day in 和暦 with the Western year beside it, and its weekday.
  func wholeDay(_ day: CivilDate) -> String {
    let written = JapaneseDate(day)
    guard officerLanguage == .japanese else { return written.textWithWeekday(in: .english) }
    return self["builder.staff.period.date", [
      "day": written.full, "year": "\(day.year)", "weekday": written.weekday(in: .japanese),
    ]]
  }

  /// 「令和9年4月1日（2027年・木曜日）から」…
  func period(_ period: OpenPeriod) -> String {
    let parts = [
      period.from.map { self["builder.staff.period.since", ["day": wholeDay($0)]] },
      period.to.map { self["builder.staff.period.until", ["day": wholeDay($0)]] },
    ]
    let words = parts.compactMap(\.self), comma = officerLanguage == .english ? ", " : "、"
    return words.isEmpty ? self["builder.staff.period.always"] : words.joined(separator: comma)
  }
}
