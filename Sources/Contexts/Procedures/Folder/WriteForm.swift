import FormSchema
import Kernel
import Nihongo

extension DefinitionWriter {
  static func form(_ form: Form) -> JSONValue {
    object([
      ("sections", .list(form.sections.map(section))),
      ("checks", checks(form.checks, form.sections.flatMap(\.uses))),
    ])
  }

  /// Questions as the form names them: those a group made are its use again.
  private static func items(_ questions: [Question], _ uses: [GroupUse]) -> JSONValue {
    var made: Set<String> = []
    var items: [JSONValue] = []
    for question in questions where !made.contains(question.id) {
      guard let use = uses.first(where: { $0.questions.first == question.id }) else {
        items.append(self.question(question))
        continue
      }
      items.append(object([
        ("use", .text(use.group)), ("as", use.prefix == use.group ? nil : .text(use.prefix)), ("with", use.changes),
      ]))
      made.formUnion(use.questions)
    }
    return .list(items)
  }

  /// Rules without those that groups bring.
  private static func checks(_ checks: [Check], _ uses: [GroupUse]) -> JSONValue? {
    let made = Set(uses.flatMap(\.checks))
    let own = checks.filter { !made.contains($0.id) }
    return own.isEmpty ? nil : .list(own.map(check))
  }

  private static func section(_ section: Section) -> JSONValue {
    object([
      ("id", .text(section.id)), ("title", .text(section.title)), ("intro", text(section.intro)),
      ("when", section.when.map(condition)), ("questions", items(section.questions, section.uses)),
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
      ("id", .text(question.id)), ("name", text(question.name)), ("type", .text(question.type.name.rawValue)),
      ("label", isInformation ? nil : .text(question.label)), ("hint", text(question.hint)),
      ("optional", flag(question.isOptional)),
      ("unknown", flag(question.allowsUnknown)), ("initial", text(question.initial?.text)),
      ("prefill", text(question.prefill?.description)), ("role", text(question.role?.rawValue)),
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
    case .choice(let all, let hasOther): options(all, question) + [("other", flag(hasOther))]
    case .choices(let all, let least, let most, let hasOther):
      options(all, question) + [("at-least", number(least, unless: 0)), ("at-most", most.map { .number($0) }),
        ("other", flag(hasOther))]
    case .files(let accept, let least, let most):
      [("accept", accept == FileKind.allCases ? nil : .list(accept.map { .text($0.rawValue) })),
        ("at-least", number(least, unless: question.isOptional ? 0 : 1)), ("at-most", number(most, unless: 5))]
    case .consent(let statement): [("statement", .text(statement))]
    case .information(let words): [("text", .text(words))]
    case .time(let earliest, let latest):
      [("earliest", earliest.map { .text(TimeText.text($0)) }), ("latest", latest.map { .text(TimeText.text($0)) })]
    case .dateRange(let earliest, let latest): [("earliest", earliest.map(bound)), ("latest", latest.map(bound))]
    case .insuredNumber(let kind): [("kind", kind == .care ? nil : .text(kind.rawValue))]
    case .individualNumber(let purpose): [("purpose", .text(purpose))]
    case .rows(let group): rows(group, question)
    case .computed(let computation):
      [("kind", .text(computation.kind.rawValue)), ("value", .text(computation.formula.text))]
    case .lookedUp(let lookUp):
      [("table", .text(lookUp.table.id)), ("key", .text(lookUp.key.text)), ("column", .text(lookUp.column))]
    case .yesNo, .address, .phone, .email, .bankAccount, .corporateNumber, .location, .signature: []
    }
  }

  private static func rows(_ group: RepeatedGroup, _ question: Question) -> [(String, JSONValue?)] {
    [
      ("item-title", .text(group.itemTitle)), ("at-least", number(group.atLeast, unless: question.isOptional ? 0 : 1)),
      ("at-most", number(group.atMost, unless: RepeatedGroup.usualRows)),
      ("questions", items(group.questions, group.uses)), ("checks", checks(group.checks, group.uses)),
    ]
  }

  private static func options(_ options: [Option], _ question: Question) -> [(String, JSONValue?)] {
    if let table = question.optionsFrom { return [("options-from", .text(table))] }
    let all = options.map { object([("id", .text($0.id)), ("label", .text($0.label)), ("hint", text($0.hint))]) }
    return [("options", .list(all))]
  }

  static func condition(_ condition: Condition) -> JSONValue { .text(condition.text) }

  private static func bound(_ bound: DateBound) -> JSONValue {
    switch bound {
    case .today(let days): .text(days == 0 ? "today" : "today" + (days > 0 ? "+" : "-") + String(abs(days)))
    case .date(let date): .text(date.description)
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

  private static func accepted(_ expected: ProcedureExample.Accepted) -> JSONValue {
    object([
      ("accepted", .flag(true)), ("fee", expected.fee.map { .number($0) }), ("fee-reason", text(expected.feeReason)),
      ("ask", text(expected.reason)), ("department", text(expected.department)),
      ("attachments", expected.attachments.map { .list($0.map { .text($0) }) }), ("hidden", texts(expected.hidden)),
      ("applicant", text(expected.applicant)),
    ])
  }

  private static func expectation(_ expected: ProcedureExample.Expectation) -> JSONValue {
    switch expected {
    case .accepted(let accepted): self.accepted(accepted)
    case .notEligible(let reason): object([("accepted", .flag(false)), ("not-eligible", text(reason))])
    case .refused(let errors):
      object([
        ("accepted", .flag(false)), ("errors", .object(sorted(errors.mapValues { .text($0.description) }))),
      ])
    }
  }
}
