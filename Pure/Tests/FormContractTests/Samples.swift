import CivilTime
import FEEL
import FormSchema
import Kernel
import Nihongo
import Testing

@testable import FormContract
@testable import FormSamples

let today = CivilDate(year: 2026, month: 11, day: 21)!
let version = ProcedureVersionID(String(repeating: "ab", count: 32))!

extension ProcedureDefinition {
  static func sample(_ form: Form, examples: [ProcedureExample] = []) -> ProcedureDefinition {
    ProcedureDefinition(
      procedure: Procedure(
        id: "sample", title: "見本の手続き", summary: "見本です。", department: "citizens", whoMayApply: "どなたでも。",
        cost: "無料", expectedDays: 1, deadlineDays: 2, otherWays: OtherWays(phone: "0463-00-0000"),
        retentionYears: 1), form: form, examples: examples)
  }

  static func sample(_ questions: [Question], checks: [Check] = []) -> ProcedureDefinition {
    sample(Form(sections: [Section(id: "page", title: "ページ", questions: questions)], checks: checks))
  }
}

extension Question {
  static func sample(
    _ type: QuestionType, id: String = "q", isOptional: Bool = false, when: Condition? = nil,
    allowsUnknown: Bool = false
  ) -> Question {
    Question(
      id: id, type: type, label: "質問\(id)", isOptional: isOptional, when: when, allowsUnknown: allowsUnknown)
  }
}

let options = ["a", "b", "c"].map { Option(id: $0, label: "選択肢\($0)") }

/// Every type a question can have, by the name it has in the samples.
let everyType: [(String, QuestionType)] = [
  ("text", .text(minLength: 2, maxLength: 20, isShort: true)), ("long-text", .longText(minLength: 0, maxLength: 200)),
  ("kana", .kana(maxLength: 20)), ("name", .name(isOrganisation: false)), ("company", .name(isOrganisation: true)),
  ("birth", .date(earliest: nil, latest: nil, isBirth: true)),
  ("day", .date(earliest: .today(plus: -400), latest: .date(CivilDate("2030-03-31")!), isBirth: false)),
  ("time", .time(earliest: TimeOfDay(hour: 8, minute: 30, second: 0), latest: nil)),
  ("span", .dateRange(earliest: nil, latest: nil)), ("number", .number(min: 0, max: 9, unit: "人")),
  ("yen", .yen(min: 0, max: 99_999)), ("choice", .choice(options: options, hasOther: false)),
  ("choice-other", .choice(options: options, hasOther: true)),
  ("choices", .choices(options: options, atLeast: 1, atMost: 2, hasOther: true)), ("yes-no", .yesNo),
  ("address", .address), ("phone", .phone), ("email", .email), ("insured", .insuredNumber(.care)),
  ("account", .bankAccount), ("individual", .individualNumber(purpose: "税の計算")), ("corporate", .corporateNumber),
  ("place", .location), ("signature", .signature), ("files", .files(accept: [.pdf], atLeast: 1, atMost: 2)),
  ("photos", .files(accept: FileKind.allCases, atLeast: 1, atMost: 2)), ("consent", .consent(statement: "同意します。")),
  ("information", .information(text: "お知らせ")),
]

extension Form {
  /// A form with a question of each type, and with rows of each type.
  static let everything: Form = {
    let inner = everyType.map { Question.sample($0.1, id: "row-\($0.0)", isOptional: true, allowsUnknown: true) }
    let rows = QuestionType.rows(
      RepeatedGroup(
        questions: inner + [
          .sample(
            .rows(RepeatedGroup(questions: [.sample(.yesNo, id: "deep")], atLeast: 1, atMost: 2, itemTitle: "内")),
            id: "nested", isOptional: true)
        ], atLeast: 1, atMost: 3, itemTitle: "行"))
    return Form(sections: [
      Section(
        id: "page", title: "ページ", questions: everyType.map { .sample($0.1, id: $0.0) } + [.sample(rows, id: "rows")])
    ])
  }()
}

/// A program that sends what somebody typed into the form: the bytes of a file are its name's.
struct Program {
  let definition: ProcedureDefinition

  func document(_ reading: Reading) -> [UInt8] {
    ContractWriter(definition).write(reading.answers) { Array($0.id.utf8) }
  }

  /// What the town has when it has read the document and stored its files.
  func sent(_ document: [UInt8], _ files: [FormSchema.Attachment]) throws -> (ContractApplication, Reading) {
    var application = try ContractReader(definition).read(document)
    let byID = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
    for file in application.files {
      application.attach(file, as: try #require(byID[String(decoding: file.bytes, as: UTF8.self)]))
    }
    return (application, definition.form.read(application.typed, today: today))
  }

  func record(_ reading: Reading) throws -> [UInt8] {
    try #require(ApplicationRecord(reading, of: definition, version: version, appliedOn: today)).canonicalBytes
  }
}
