import FormSchema

/// Questions whose answers are compared with each other, so that each is tried with what the rules ask of any of them.
struct LinkedQuestions {
  /// How many answers are needed between two places where rules change, to tell them all apart.
  let count: Int
  let cut: Cut
  /// How long a text has to be that all of them take.
  let textLength: Int
  /// The lowest and highest answers each of them takes; none for one question alone.
  let bounds: Set<Int>
  /// Whether there are too many of them to tell them apart.
  let isCrowded: Bool

  /// The most answers to one question because others are compared with it.
  private static let mostAnswers = 1_000

  /// - Parameter questions: the paths of all of them.
  init(_ questions: Set<String>, _ cuts: Cuts, _ model: ProofModel) {
    var cut = Cut()
    for question in questions { cut.add(cuts[question]) }
    let types = questions.compactMap { model.variable($0, in: "")?.question.type }
    textLength = types.map(Self.shortest).max() ?? 1
    count = questions.count
    self.cut = cut
    let ranges = questions.count > 1 ? types.compactMap { OrderedLadder.range($0, today: model.today) } : []
    bounds = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] })
    // No more than there are, where they lie on a line.
    let places = cut.steps.count + cut.literals.count + bounds.count + 1
    let answers = min(places * questions.count, ranges.map(\.count).max() ?? Int.max)
    isCrowded = questions.count > 1 && answers > Self.mostAnswers
  }

  private static func shortest(_ type: QuestionType) -> Int {
    switch type {
    case .text(let least, _, _), .longText(let least, _): max(least, 1)
    default: 1
    }
  }
}
