import FormSamples
import FormSchema
import Foundation
import Kernel

let today = CivilDate(year: 2026, month: 11, day: 21)!

/// How many applications of each procedure are made; thousands are a matter of minutes.
let samples = ProcessInfo.processInfo.environment["TSUMUGI_SAMPLES"].flatMap { Int($0) } ?? 4

/// Every how manieth of them is talked through, too: that takes ten times as long as all other channels.
let talkEvery = max(1, ProcessInfo.processInfo.environment["TSUMUGI_TALK_EVERY"].flatMap { Int($0) } ?? 4)

let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The folders of the procedures that come with the product.
let exampleFolders: [String] = {
  let examples = repository.appending(path: "Examples")
  guard let paths = FileManager.default.enumerator(atPath: examples.path) else { return [] }
  return paths.compactMap { $0 as? String }.filter { $0.hasSuffix("/procedure.yaml") }
    .map { examples.appending(path: $0).deletingLastPathComponent().path }.sorted()
}()

/// The words do not matter, but options are said by theirs: kana, bank accounts and the like need some.
let talkTexts: Texts = {
  let words = [
    "yes": "はい", "no": "いいえ", "agree": "同意する", "disagree": "同意しない", "other": "その他", "bank": "銀行",
    "yucho": "ゆうちょ銀行", "ordinary": "普通", "checking": "当座", "savings": "貯蓄",
  ]
  return TextCatalogue(sentences: [
    .japanese: Dictionary(uniqueKeysWithValues: words.map { ("dialogue.option.\($0.key)", $0.value) })
  ]).texts(in: .japanese)
}()

extension ProcedureDefinition {
  /// Those of its examples that would be accepted today.
  var acceptedExamples: [AnswerSample] {
    examples.compactMap { example in
      guard let written = try? form.typed(example.answers) else { return nil }
      // Examples number the files of each question from 1; what somebody sends has ids of its own.
      let typed = TypedAnswers(Dictionary(uniqueKeysWithValues: written.fields.map { field, values in
        (field, written.attachments(field).isEmpty ? values : values.map { $0.replacing("example-", with: "\(field)-") })
      }))
      let reading = form.read(typed, today: today)
      return reading.isAccepted ? AnswerSample(typed: typed, reading: reading) : nil
    }
  }

  static func sample(_ form: Form) -> ProcedureDefinition {
    ProcedureDefinition(
      procedure: Procedure(
        id: "sample", title: "見本の手続き", summary: "見本です。", department: "citizens", whoMayApply: "どなたでも。",
        cost: "無料", expectedDays: 1, deadlineDays: 2, otherWays: OtherWays(phone: "0463-00-0000"),
        retentionYears: 1), form: form)
  }
}
