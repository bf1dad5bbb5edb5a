import FormSchema
import Kernel

extension DefinitionWriter {
  static func form(_ form: Form) -> JSONValue {
    object([
      ("sections", .list(form.sections.map(section))),
      ("checks", form.checks.isEmpty ? nil : .list(form.checks.map(check))),
    ])
  }

  private static func section(_ section: Section) -> JSONValue {
    object([
      ("id", .text(section.id)), ("title", .text(section.title)), ("intro", text(section.intro)),
      ("when", section.when.map(condition)), ("questions", .list(section.questions.map(question))),
    ])
  }

  private static func check(_ check: Check) -> JSONValue {
    object([
      ("id", .text(check.id)), ("at", .text(check.question)), ("when", check.when.map(condition)),
      ("must", condition(check.must)), ("message", .text(check.message)),
    ])
  }

  private static func question(_ question: Question) -> JSONValue {
    let isInformation = question.type.name == .information
    return object([
      ("id", .text(question.id)), ("type", .text(question.type.name.rawValue)),
      ("label", isInformation ? nil : .text(question.label)), ("hint", text(question.hint)),
      ("optional", flag(question.isOptional)), ("role", text(question.role?.rawValue)),
      ("when", question.when.map(condition)),
      ("personal", question.isPersonal == question.type.isPersonalByDefault ? nil : .flag(question.isPersonal)),
    ] + limits(question))
  }

  private static func limits(_ question: Question) -> [(String, JSONValue?)] {
    switch question.type {
    case .text(let min, let max, let isShort):
      [("max-length", number(max, unless: 100)), ("min-length", number(min, unless: 0)),
        ("width", isShort ? .text("short") : nil)]
    case .longText(let min, let max):
      [("max-length", number(max, unless: 1000)), ("min-length", number(min, unless: 0))]
    case .kana(let max): [("max-length", number(max, unless: 100))]
    case .name(let isOrganisation): [("organisation", flag(isOrganisation))]
    case .date(let earliest, let latest, let isBirth):
      [("earliest", earliest.map(bound)), ("latest", latest.map(bound)), ("birth", flag(isBirth))]
    case .number(let min, let max, let unit):
      [("min", number(min, unless: 0)), ("max", number(max, unless: QuestionType.largestNumber)),
        ("unit", text(unit))]
    case .yen(let min, let max):
      [("min", number(min, unless: 0)), ("max", number(max, unless: QuestionType.largestYen))]
    case .choice(let all, let hasOther): [("options", options(all)), ("other", flag(hasOther))]
    case .choices(let all, let least, let most, let hasOther):
      [("options", options(all)), ("at-least", number(least, unless: 0)), ("at-most", most.map { .number($0) }),
        ("other", flag(hasOther))]
    case .files(let accept, let least, let most):
      [("accept", accept == FileKind.allCases ? nil : .list(accept.map { .text($0.rawValue) })),
        ("at-least", number(least, unless: question.isOptional ? 0 : 1)), ("at-most", number(most, unless: 5))]
    case .consent(let statement): [("statement", .text(statement))]
    case .information(let words): [("text", .text(words))]
    case .yesNo, .address, .phone, .email, .insuredNumber: []
    }
  }

  private static func options(_ options: [Option]) -> JSONValue {
    .list(options.map { object([("id", .text($0.id)), ("label", .text($0.label)), ("hint", text($0.hint))]) })
  }

  static func condition(_ condition: Condition) -> JSONValue {
    switch condition {
    case .all(let parts): object([("all", .list(parts.map(self.condition)))])
    case .any(let parts): object([("any", .list(parts.map(self.condition)))])
    case .not(let part): object([("not", self.condition(part))])
    case .question(let id, let comparison): object([("question", .text(id)), self.comparison(comparison)])
    }
  }

  private static func comparison(_ comparison: Comparison) -> (String, JSONValue?) {
    switch comparison {
    case .isEqual(let comparand): ("is", self.comparand(comparand))
    case .isNot(let comparand): ("is-not", self.comparand(comparand))
    case .isIn(let comparands): ("in", .list(comparands.map(self.comparand)))
    case .includes(let option): ("includes", .text(option))
    case .atLeast(let least): ("at-least", .number(least))
    case .atMost(let most): ("at-most", .number(most))
    case .notAfter(let bound): ("not-after", self.bound(bound))
    case .notBefore(let bound): ("not-before", self.bound(bound))
    case .answered(let isAnswered): ("answered", .flag(isAnswered))
    }
  }

  private static func comparand(_ comparand: Comparand) -> JSONValue {
    switch comparand {
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .number(let number): .number(number)
    case .answer(let question): object([("question", .text(question))])
    }
  }

  private static func bound(_ bound: DateBound) -> JSONValue {
    switch bound {
    case .today(let days): .text(days == 0 ? "today" : "today" + (days > 0 ? "+" : "-") + String(abs(days)))
    case .date(let date): .text(date.description)
    case .answer(let question): object([("question", .text(question))])
    }
  }

  static func example(_ example: ProcedureExample) -> JSONValue {
    object([
      ("title", .text(example.title)), ("on", .text(example.on.description)), ("answers", values(example.answers)),
      ("expect", expectation(example.expected)), ("decision", example.decision.map(values)),
      ("documents", example.documents.map { .list($0.map { .text($0) }) }),
    ])
  }

  private static func values(_ values: [String: ExampleValue]) -> JSONValue { .object(sorted(values.mapValues(value))) }

  private static func value(_ value: ExampleValue) -> JSONValue {
    switch value {
    case .scalar(let text): .text(text)
    case .list(let items): .list(items.map(self.value))
    case .map(let parts): values(parts)
    }
  }

  private static func expectation(_ expected: ProcedureExample.Expectation) -> JSONValue {
    switch expected {
    case .accepted(let fee, let hidden, let applicant):
      object([
        ("accepted", .flag(true)), ("fee", fee.map { .number($0) }), ("hidden", texts(hidden)),
        ("applicant", text(applicant)),
      ])
    case .refused(let errors):
      object([
        ("accepted", .flag(false)), ("errors", .object(sorted(errors.mapValues { .text($0.description) }))),
      ])
    }
  }
}
