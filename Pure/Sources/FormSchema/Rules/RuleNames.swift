import FEEL

/// The names that the conditions and decisions of a procedure may use.
///
/// Each question is known by its id and, where it has one, by its short name; the free text of a choice by the id and
/// `.other`. All have the type of their answers, and all are null until there is an answer.
public final class RuleNames: Sendable {
  /// The slots of one question: those of its answer, and those of its free text.
  struct Slots: Sendable {
    var answer: [Int] = []
    var other: [Int] = []
  }

  let layout: FrameLayout
  let slots: [String: Slots]
  /// How many slots an evaluation of these names has: some are left for the variables inside an expression.
  let capacity: Int
  /// Whose slot it is, by the number of the slot.
  private let owners: [String]
  private let types: [String: QuestionType]
  /// The same for all names that stand for the same slots.
  private let frame: Frame

  private let aliases: [String]

  private final class Frame: Sendable {}

  /// - Parameters:
  ///   - questions: those of the application, then those of the officer's form; texts without an answer are left out.
  ///   - outer: the questions around them, when these stand in a row; those of the row hide others of the same name.
  public init(_ questions: [Question], within outer: [Question] = []) {
    let own = Set(questions.map(\.id))
    // A later name hides an earlier one, so those of the row come last.
    let questions = outer.filter { !own.contains($0.id) } + questions
    var layout = FrameLayout()
    var slots: [String: Slots] = [:]
    var owners: [String] = []
    var types: [String: QuestionType] = [:]
    for question in questions where question.isAsked && types[question.id] == nil {
      var own = Slots()
      for name in [question.id, question.name].compactMap(\.self) {
        own.answer.append(layout.add(name, question.type.ruleType))
        if question.type.hasOther { own.other.append(layout.add("\(name).\(Option.other)", .string)) }
      }
      owners += Array(repeating: question.id, count: own.answer.count + own.other.count)
      slots[question.id] = own
      types[question.id] = question.type
    }
    self.layout = layout
    self.slots = slots
    self.owners = owners
    self.types = types
    capacity = layout.count + 64
    frame = Frame()
    aliases = []
  }

  private init(_ names: RuleNames, layout: FrameLayout, aliases: [String]) {
    self.aliases = aliases + names.aliases
    (self.layout, slots, owners, types) = (layout, names.slots, names.owners, names.types)
    (capacity, frame) = (names.capacity, names.frame)
  }

  /// The same names and further ones for the same answers, as the questions of a reusable group have inside it. What is
  /// known under these names is known under those.
  ///
  /// - Parameter aliases: ids of questions by their further name; ids nobody has are left out.
  public func adding(aliases: [String: String]) -> RuleNames {
    var layout = layout
    for (alias, question) in aliases.sorted(by: { $0.key < $1.key }) {
      guard let slots = slots[question], let answer = slots.answer.first else { continue }
      layout.addAlias(alias, of: answer)
      if let other = slots.other.first { layout.addAlias("\(alias).\(Option.other)", of: other) }
    }
    return RuleNames(self, layout: layout, aliases: aliases.keys.sorted())
  }

  /// Whether both stand for the same answers in the same places, by whatever name.
  func sharesSlots(with other: RuleNames) -> Bool { frame === other.frame }

  /// For reading an expression that uses these names.
  public var scope: FEELScope { layout.scope }

  /// Every name, in the order of the questions; further names first.
  public var all: [String] { aliases + layout.variables.map(\.name) }

  /// The id of the question a name stands for; `nil` when nobody knows the name.
  public func question(named name: String) -> String? { layout.slot(of: name).map { owners[$0] } }

  /// How a question is answered; `nil` when there is none with this id.
  public func type(of question: String) -> QuestionType? { types[question] }

  /// The type of what a name stands for; `nil` when nobody knows the name.
  public func ruleType(of name: String) -> FEELType? { layout.slot(of: name).map { layout.variables[$0].type } }

  /// Whether a name stands for the answer itself, and not for the free text beside it.
  public func isAnswer(_ name: String) -> Bool {
    guard let slot = layout.slot(of: name) else { return false }
    return slots[owners[slot]]?.answer.contains(slot) ?? false
  }

  /// Whether a text can stand for a value in an expression: letters and digits of any script, with single spaces and
  /// hyphens between, that begin with a letter and are no word of the language.
  public static func isName(_ text: String) -> Bool {
    guard text.unicodeScalars.first?.properties.isAlphabetic == true,
      text.unicodeScalars.allSatisfy({ $0 == " " || $0 == "-" || $0.properties.isAlphabetic || $0.isDigit })
    else { return false }
    let scope = FEELScope([(text, .any)])
    guard let parsed = try? FEELParser.expression(text, in: scope), case .name = parsed.expression.kind else {
      return false
    }
    return parsed.notes.isEmpty && parsed.expression.range == SourceRange(start: 0, end: text.utf8.count)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { properties.generalCategory == .decimalNumber }
}
