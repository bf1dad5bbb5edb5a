import FormSchema
import Kernel
import Nihongo

let today = CivilDate(year: 2026, month: 11, day: 21)!

extension Question {
  /// A question of a type; a test names only what it is about.
  static func sample(
    _ type: QuestionType, id: String = "q", name: String? = nil, isOptional: Bool = false, role: Role? = nil,
    when: Condition? = nil, isPersonal: Bool? = nil
  ) -> Question {
    Question(
      id: id, name: name, type: type, label: "質問", isOptional: isOptional, role: role, when: when,
      isPersonal: isPersonal)
  }
}

extension Form {
  /// A form of one section.
  static func sample(_ questions: [Question], checks: [Check] = [], names: RuleNames? = nil) -> Form {
    Form(sections: [Section(id: "page", title: "ページ", questions: questions)], checks: checks, names: names)
  }
}

extension ProcedureDefinition {
  static func sample(_ form: Form, decision: Form? = nil) -> ProcedureDefinition {
    ProcedureDefinition(
      procedure: Procedure(
        id: "sample", title: "見本の手続き", summary: "見本です。", department: "citizens", whoMayApply: "どなたでも。",
        cost: "無料", expectedDays: 1, deadlineDays: 2, otherWays: OtherWays(phone: "0463-00-0000"),
        retentionYears: 1), form: form, decision: decision)
  }
}

/// What one question says to what was typed into it.
func read(_ question: Question, _ fields: [String: [String]]) -> Reading {
  Form.sample([question]).read(TypedAnswers(fields), today: today)
}

func photo(_ id: String = "a", kind: FileKind = .photo) -> Attachment {
  Attachment(id: id, name: "\(id).jpg", byteCount: 10, kind: kind, sha256: String(repeating: "0", count: 64))
}

let version = ProcedureVersionID(String(repeating: "ab", count: 32))!
