/// In which order a form is read: every question after all that its conditions and its value look at, otherwise in
/// page order.
///
/// Made once with the form and shared by all its readings. A form whose conditions only look back is read as it stands
/// on its pages. Where questions look at each other in a loop, they are read in page order, and what they look at
/// further down has no answer for them.
///
/// - Complexity: to make it, linear in the questions and in what they look at.
public final class FormOrder: Sendable {
  /// Ids of the questions, first read first.
  public let questions: [String]
  /// Questions that look at each other, one way round for each such knot, from the first in page order on: the first
  /// looks at the second, and the last at the first. Looking counts for conditions, values and proposals.
  public let loops: [[String]]

  /// Sections and questions in page order.
  let places: [Place]
  /// The places, first read first.
  let sequence: [Int]
  /// When each place is read.
  let ranks: [Int]
  let tests: [Test]
  let names: RuleNames
  /// Which files must be attached, beside those that are not optional.
  let demands: DecisionRules?
  /// The questions those rules look at.
  let demandedBy: [Int]
  /// The questions around a row that are looked at from inside it.
  let outer: Set<String>
  private let placesByID: [String: Int]

  /// One section, or one question.
  struct Place: Sendable {
    let content: Content
    /// Those that have to be read anew, at a later time, when this one says something else.
    var dependents: [Int] = []
    /// Those it looks at although they are read later: for it they have no answer.
    var unseen: [Int] = []
    /// The rules that have to be tried anew.
    var tests: [Int] = []
    /// Whether the rules for files have to be asked anew.
    var isForDemands = false
  }

  enum Content: Sendable {
    case section(String, when: Condition?)
    case question(Asked)
  }

  /// A question with what every reading needs of it again.
  final class Asked: Sendable {
    let question: Question
    /// Where its section stands.
    let section: Int
    /// The order within each of its rows.
    let row: FormOrder?
    let slots: RuleNames.Slots?

    init(_ question: Question, in section: Int, _ names: RuleNames) {
      self.question = question
      self.section = section
      row = question.type.group.map { FormOrder(row: $0) }
      slots = names.slots[question.id]
    }
  }

  /// A rule between answers.
  struct Test: Sendable {
    let check: Check
    /// The question it stands at.
    let place: Int
    /// The first input of that question.
    let field: String?
    /// Those it is about.
    let lookedAt: [Int]
  }

  convenience init(_ sections: [Section], _ checks: [Check], _ names: RuleNames, demands: DecisionRules?) {
    var content: [Content] = []
    for section in sections {
      let place = content.count
      content.append(.section(section.id, when: section.when))
      content += section.questions.map { .question(Asked($0, in: place, names)) }
    }
    self.init(content, checks, names, demands)
  }

  /// The order within each row.
  fileprivate convenience init(row group: RepeatedGroup) {
    let section = Section(id: "", title: "", questions: group.questions)
    self.init([section], group.checks, group.names, demands: nil)
  }

  private init(_ content: [Content], _ checks: [Check], _ names: RuleNames, _ demands: DecisionRules?) {
    self.names = names
    self.demands = demands
    let plan = FormOrderPlan(content, checks, demands)
    (places, sequence, ranks) = (plan.places, plan.sequence, plan.ranks)
    (tests, demandedBy) = (plan.tests, plan.demandedBy)
    (loops, outer, placesByID) = (plan.loops, plan.outer, plan.placesByID)
    questions = sequence.compactMap { content[$0].question?.id }
  }

  /// Where a question stands; `nil` when there is none with this id.
  func place(of question: String) -> Int? { placesByID[question] }

  func asked(_ question: String) -> Asked? { place(of: question).flatMap { places[$0].content.asked } }

  /// The id of the section that stands at a place.
  func sectionID(at place: Int) -> String? { if case .section(let id, _) = places[place].content { id } else { nil } }

  /// Where the question stands that a field belongs to; ids have no dots.
  func place(ofField field: String) -> Int? { place(of: String(field.prefix { $0 != "." })) }
}

extension FormOrder.Content {
  var asked: FormOrder.Asked? { if case .question(let asked) = self { asked } else { nil } }
  var question: Question? { asked?.question }

  /// The ids of the questions that say whether it is shown, and what is worked out in it.
  var lookedAt: [Set<String>] {
    switch self {
    case .section(_, let when): [when?.questions].compactMap(\.self)
    case .question(let asked):
      [asked.question.when?.questions, asked.question.type.formula?.questions, asked.row?.outer].compactMap(\.self)
    }
  }

  /// The ids of the questions its proposal is made of.
  var proposedFrom: [Set<String>] { [question?.initial?.questions].compactMap(\.self) }
}

extension QuestionType {
  /// What its answer is made of, when nobody types it.
  public var formula: Formula? {
    switch self {
    case .computed(let computation): computation.formula
    case .lookedUp(let lookUp): lookUp.key
    default: nil
    }
  }
}
