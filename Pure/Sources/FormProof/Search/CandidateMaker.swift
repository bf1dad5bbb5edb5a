import DecisionProof
import FormSchema
import Kernel

/// Finds for every question the few answers that stand for all others, and has the form itself read them.
struct CandidateMaker {
  private let model: ProofModel
  private let cuts: Cuts
  private let linked: [String: LinkedQuestions]

  /// Reading an answer is worth so many steps of a search.
  private static let weight = 16

  init(_ model: ProofModel, _ cuts: Cuts) {
    self.model = model
    self.cuts = cuts
    var linked: [String: LinkedQuestions] = [:]
    for group in cuts.groups {
      let questions = LinkedQuestions(group, cuts, model)
      for question in group { linked[question] = questions }
    }
    self.linked = linked
  }

  func make() {
    for variable in model.variables where variable.worked == nil && variable.states.isEmpty {
      // Where there is no work left, nothing is claimed.
      if model.budget.isSpent { return }
      make(variable)
    }
  }

  private func make(_ variable: ProofVariable) {
    let question = variable.question
    guard question.isAsked else { return variable.add(Candidate(fields: [:], answer: nil)) }
    let form = Self.form(of: question)
    let unknown = question.allowsUnknown ? [["\(question.id).\(Question.unknown)": ["true"]]] : []
    let sample = variable.question.type.group == nil ? sample(variable) : nil
    let samples = sample?.all ?? question.type.group.map { rows(variable, $0) } ?? []
    for fields in samples + [[:]] + unknown {
      model.budget.take(Self.weight)
      let reading = form.read(TypedAnswers(fields), today: model.today)
      let answer = reading.answers[question.id]
      guard reading.isAccepted, answer != nil || fields.isEmpty, variable.state(with: answer) == nil else { continue }
      variable.add(Candidate(fields: answer == nil ? [:] : fields, answer: answer))
    }
    let isCrowded = linked[variable.path]?.isCrowded ?? false
    if let sample { variable.isTrimmed = isCrowded || sample.isTrimmed || isShort(variable, sample) }
    if variable.states.isEmpty { variable.isOpaque = !Self.isKnown(question.type) }
    if variable.isOpaque { variable.add(Candidate(fields: [:], answer: nil)) }
  }

  /// The question alone, shown whatever is answered.
  private static func form(of question: Question) -> Form {
    var question = question
    question.when = nil
    return Form(sections: [Section(id: "section", title: "", questions: [question])])
  }

  /// Whether a type's limits alone say whether there is an answer.
  private static func isKnown(_ type: QuestionType) -> Bool {
    switch type.name {
    case .text, .longText, .number, .yen, .date, .time, .choice, .choices, .yesNo, .files: true
    default: false
    }
  }

  /// Whether too few texts that no rule names were taken to tell answers apart that are compared with each other.
  private func isShort(_ variable: ProofVariable, _ sample: TypedSample) -> Bool {
    guard sample.spare > 1, sample.ladder == nil else { return false }
    let taken = variable.states.filter { state in
      guard let answer = variable.candidates[state].answer else { return false }
      return answer.text.map { !sample.cut.literals.contains($0) } ?? true
    }
    return taken.count < sample.spare
  }

  private func sample(_ variable: ProofVariable) -> TypedSample {
    let question = variable.question
    let alone = LinkedQuestions([variable.path], cuts, model)
    let questions = linked[variable.path].map { $0.isCrowded ? alone : $0 } ?? alone
    return TypedSample(
      question: question, cut: questions.cut, spare: questions.count, fillerLength: questions.textLength,
      ladder: ladder(question, questions), days: days(question.type))
  }

  /// As few rows as the group takes, each question of them answered in its first way.
  private func rows(_ variable: ProofVariable, _ group: RepeatedGroup) -> [[String: [String]]] {
    let count = max(group.atLeast, 1)
    guard count <= group.atMost else { return [] }
    let id = variable.question.id
    var fields = [id: (1...count).map { "\($0)" }]
    for question in group.questions {
      guard let inner = model.variable(question.id, in: variable.path + "."), inner.worked == nil else { continue }
      // What stands in a row is made before the row itself.
      if inner.states.isEmpty { make(inner) }
      guard let first = inner.states.first else { continue }
      for key in 1...count {
        for (field, values) in inner.candidates[first].fields { fields["\(id).\(key).\(field)"] = values }
      }
    }
    return [fields]
  }

  private func ladder(_ question: Question, _ questions: LinkedQuestions) -> OrderedLadder? {
    guard let axis = OrderedAxis(question.type.name), let range = OrderedLadder.range(question.type, today: model.today)
    else { return OrderedAxis(question.type.name).map { OrderedLadder(none: $0) } }
    // Answers that are compared with each other have to lie between the same places.
    return OrderedLadder(
      axis, range, cuts: questions.cut.steps.union(questions.bounds), count: questions.count,
      usual: usual(question.type))
  }

  private func usual(_ type: QuestionType) -> Int {
    switch type {
    case .date(_, _, isBirth: true): model.today.daysSince1970 - 45 * 365
    case .date: model.today.daysSince1970
    case .time: 10 * 60
    default: 1
    }
  }

  private func days(_ type: QuestionType) -> [String] {
    guard case .dateRange(let earliest, let latest) = type else { return [] }
    let bounds = [earliest, latest].compactMap { $0?.date(today: model.today) }
    return ([model.today] + bounds).map { "\($0)" }
  }
}
