import FormSchema

/// The questions of a row as columns of a table, with the room that a hand needs in each.
struct PaperColumns {
  struct Column {
    let question: Question
    /// `nil` takes a share of what the others leave.
    let millimetres: Double?
    /// The options stand above the column, and one of them is written: boxes for all would take the row apart.
    let isListed: Bool
  }

  let all: [Column]

  /// What is left of the paper's width beside the number of the row.
  private static let room = 166.0
  private static let mostListed = 15

  /// - Returns: `nil` when they do not fit side by side, or one of them is not for everybody.
  init?(_ group: RepeatedGroup) {
    var needed = 0.0
    var columns: [Column] = []
    for question in group.questions {
      guard question.when == nil, let least = Self.least(question) else { return nil }
      needed += least
      columns.append(
        Column(
          question: question, millimetres: Self.isElastic(question) ? nil : least, isListed: Self.isListed(question)))
    }
    guard needed <= Self.room, columns.contains(where: { $0.millimetres == nil }) else { return nil }
    all = columns
  }

  private static func least(_ question: Question) -> Double? {
    switch question.type {
    case .name(isOrganisation: false): 46
    case .name, .text, .kana: 30
    case .date: 66
    case .number, .yen, .time: 24
    case .phone: 40
    case .yesNo: 32
    case .choice(let options, _): options.count <= mostListed ? 34 : nil
    default: nil
    }
  }

  private static func isElastic(_ question: Question) -> Bool {
    switch question.type {
    case .name, .text, .kana, .choice: true
    default: false
    }
  }

  private static func isListed(_ question: Question) -> Bool {
    guard case .choice(let options, let hasOther) = question.type else { return false }
    return options.count > 4 || hasOther
  }
}
