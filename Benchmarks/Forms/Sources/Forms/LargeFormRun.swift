import FormSchema
import Foundation
import Kernel
import Measuring

/// A large form made ready, read as a whole, and filled in stroke by stroke.
struct LargeFormRun {
  private let large: LargeForm
  private let typed: TypedAnswers
  private let today = CivilDate(year: 2026, month: 11, day: 21)!

  init(sections: Int) {
    large = LargeForm(sections: sections)
    typed = large.typed()
  }

  func run() throws {
    let before = memory("VmRSS")
    var form = try large.form()
    let bytes = memory("VmRSS") - before
    let ready = try (0..<9).map { _ in try processorSeconds { form = try large.form() } }
    let reads = (0..<300).map { _ in processorSeconds { _ = form.read(typed, today: today) } }
    guard form.read(typed, today: today).isAccepted else { throw CocoaError(.featureUnsupported) }
    let strokes = try strokes(form)
    try tell([
      "sections": form.sections.count, "questions": form.questions.count,
      "conditions": form.questions.count { $0.when != nil } + form.sections.count { $0.when != nil }
        + form.checks.count,
      "formBytes": bytes, "readyMilliseconds": middle(ready) * 1000, "readMilliseconds": middle(reads) * 1000,
      "strokes": strokes.count, "strokeMicroseconds": middle(strokes.map(\.seconds)) * 1e6,
      "strokeMicrosecondsP95": share(95, strokes.map(\.seconds)) * 1e6,
      "strokeMicrosecondsMax": share(100, strokes.map(\.seconds)) * 1e6,
      "strokeReadings": Int(middle(strokes.map { Double($0.readings) })),
      "strokeReadingsMax": strokes.map(\.readings).max() ?? 0,
    ])
  }

  /// Every field loses its last character and gets it again, and every option is chosen once, with all else filled in.
  private func strokes(_ form: Form) throws -> [(seconds: Double, readings: Int)] {
    let live = LiveForm(form, typed, today: today)
    var strokes: [(Double, Int)] = []
    for (field, values) in typed.fields.sorted(by: { $0.key < $1.key }) {
      let options = form.question(field)?.type.options.map { [$0.id] } ?? []
      let others = options.isEmpty ? [values.map { String($0.dropLast()) }] : options
      for value in others + [values] {
        var change = FormChange()
        let seconds = processorSeconds { change = live.set(field, value) }
        strokes.append((seconds, change.readings))
      }
    }
    guard live.reading == form.read(typed, today: today) else { throw CocoaError(.featureUnsupported) }
    return strokes
  }

  private func middle(_ values: [Double]) -> Double { share(50, values) }

  /// The value that so many of a hundred do not exceed.
  private func share(_ percent: Int, _ values: [Double]) -> Double {
    values.sorted()[min(values.count - 1, values.count * percent / 100)]
  }
}
