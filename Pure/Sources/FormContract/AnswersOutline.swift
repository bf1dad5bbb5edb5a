import FormSchema
import Kernel

/// Which questions a document answers, without the answers.
struct AnswersOutline: Sendable, Equatable {
  /// In the order of the document.
  let questions: [String]
  /// Of the questions that have rows.
  let rows: [String: [AnswersOutline]]
  /// Where in a list of choices the one stands that is in words.
  let others: [String: Int]

  init(_ answers: JSONValue) {
    let members = answers.members ?? []
    questions = members.map(\.key)
    var rows: [String: [AnswersOutline]] = [:], others: [String: Int] = [:]
    for member in members {
      guard let list = member.value.list else { continue }
      rows[member.key] = list.map(AnswersOutline.init)
      others[member.key] = list.firstIndex { $0[Option.other] != nil }
    }
    (self.rows, self.others) = (rows, others)
  }

  /// The answers to questions that are not shown.
  func notAsked(_ reading: Reading, _ asked: [Question], at pointer: String) -> [ContractProblem] {
    questions.flatMap { id -> [ContractProblem] in
      let place = JSONPointer.member(id, of: pointer)
      guard reading.isShown(question: id) else { return [ContractProblem(.shape(.notAsked), at: place)] }
      guard let group = asked.first(where: { $0.id == id })?.type.group else { return [] }
      return zip(rows[id] ?? [], reading.rows[id] ?? []).enumerated().flatMap { index, row in
        row.0.notAsked(row.1.reading, group.questions, at: JSONPointer.item(index, of: place))
      }
    }
  }
}
