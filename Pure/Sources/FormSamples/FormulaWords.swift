import FormSchema

/// Expressions about one question, whatever its type.
enum FormulaWords {
  /// Something that holds or not.
  static func truth(_ question: Question, _ random: inout SeededRandom) -> String {
    let id = question.id
    if random.chance(15) || !question.isAsked {
      return "\(question.isAsked ? id : "1") \(random.pick(["=", "!="])) null"
    }
    switch question.type {
    case .yesNo, .consent: return random.pick([id, "not(\(id))", "\(id) = false"])
    case .computed(let computation) where computation.kind == .yesNo: return id
    case .number, .yen: return "\(id) \(random.pick([">=", "<", "="])) \(random.below(6))"
    case .choice: return random.pick(["\(id) = \"a\"", "\(id) in (\"a\", \"b\")", "\(id) != \"c\""])
    case .choices: return random.pick(["list contains(\(id), \"a\")", "count(\(id)) >= 2"])
    case .date: return "\(id) <= today() - duration(\"P\(random.below(40))Y\")"
    case .dateRange: return "\(id).from < \(id).to"
    case .rows, .files, .signature: return "count(\(id)) > \(random.below(3))"
    case .name: return "\(id).family != \"\(SampleWords.families[0].0)\""
    case .address: return "\(id).prefecture = \"\(SampleWords.places[0].1)\""
    case .text, .longText, .kana, .lookedUp: return "string length(\(id)) > \(random.below(9))"
    default: return "\(id) != null"
    }
  }

  /// A number, whatever the answer is.
  static func number(_ question: Question) -> String {
    switch question.type {
    case .number, .yen: "(if \(question.id) = null then 0 else \(question.id))"
    case .computed(let computation) where computation.kind == .number: question.id
    case .rows, .files, .choices: "count(\(question.id))"
    default: question.isAsked ? "(if \(question.id) = null then 1 else 2)" : "3"
    }
  }
}
