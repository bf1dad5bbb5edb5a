import FormSamples
import FormSchema
import Kernel

@testable import FormScript

let today = CivilDate(year: 2026, month: 11, day: 21)!

extension ProcedureDefinition {
  static func sample(_ form: Form) -> ProcedureDefinition {
    ProcedureDefinition(
      procedure: Procedure(
        id: "sample", title: "見本の手続き", summary: "見本です。", department: "citizens", whoMayApply: "どなたでも。",
        cost: "無料", expectedDays: 1, deadlineDays: 2, otherWays: OtherWays(phone: "0463-00-0000"),
        retentionYears: 1), form: form)
  }

  static func sample(_ questions: [Question], checks: [Check] = []) -> ProcedureDefinition {
    sample(Form(sections: [Section(id: "page", title: "ページ", questions: questions)], checks: checks))
  }
}

/// Sentences that are enough to tell one from the other; all others are their own keys.
let texts = TextCatalogue(sentences: [
  .japanese: [
    "dialogue.ask": "{label}を教えてください。", "dialogue.option.yes": "はい", "dialogue.option.no": "いいえ",
    "dialogue.option.agree": "同意する", "dialogue.option.disagree": "同意しない", "dialogue.option.other": "その他",
    "dialogue.option.uploaded": "送りました", "dialogue.option.later": "あとで", "dialogue.option.bank": "銀行",
    "dialogue.option.yucho": "ゆうちょ銀行", "dialogue.option.ordinary": "普通", "dialogue.option.checking": "当座",
    "dialogue.option.savings": "貯蓄", "dialogue.option.right": "はい", "dialogue.option.wrong": "直します",
    "dialogue.option.send": "申請します", "dialogue.option.not-yet": "まだ",
    "dialogue.option.elsewhere": "ほかの場所", "procedures.part-of": "{label}の{part}",
    "procedures.row": "{title}{number}", "dialogue.spoken.comma": "、", "dialogue.spoken.stop": "。",
    "dialogue.spoken.kanji": "{character}・{words}", "dialogue.spoken.kanji.unknown": "{character}？",
    "procedures.row-of": "{row}の{label}",
  ]
]).texts(in: .japanese)

/// Somebody in a conversation.
final class Talk {
  let script: Script
  var place = ScriptPlace()
  var typed = TypedAnswers()
  var remark: String?
  var provenance: [String: Provenance] = [:]

  init(_ script: Script) { self.script = script }

  init(_ definition: ProcedureDefinition, places: [String: [ScriptAddress]] = [:]) {
    script = Script(definition, texts: texts, today: today, places: places)
  }

  convenience init(_ questions: Question..., checks: [Check] = []) { self.init(.sample(questions, checks: checks)) }

  var step: ScriptStep { script.step(place, typed) }

  /// - Returns: whether it was understood.
  @discardableResult func say(_ text: String) -> Bool {
    let reply = script.reply(text, at: place, typed)
    (place, typed, remark) = (reply.place, reply.typed, reply.remark)
    if !reply.provenance.isEmpty { provenance = reply.provenance }
    return reply.isUnderstood
  }
}

extension Question {
  static func sample(
    _ type: QuestionType, id: String = "q", label: String = "質問", isOptional: Bool = false,
    when: Condition? = nil, allowsUnknown: Bool = false
  ) -> Question {
    Question(id: id, type: type, label: label, isOptional: isOptional, when: when, allowsUnknown: allowsUnknown)
  }
}
