import DesignSystem
import Documents
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// The columns of an export and how a case fills them.
///
/// The facts every case has come first. When one procedure is chosen, every question of every version its cases were
/// made under follows, so that no stored answer is left out.
struct CaseTable: Sendable {
  let columns: [TableColumn]
  private let questions: [Column]
  private let procedures: [ProcedureVersionID: ProcedureDefinition]
  private let texts: Texts

  /// One question; names give a second column for their kana.
  private struct Column: Sendable {
    let question: String
    let label: String
    let hasKana: Bool
  }

  /// - Parameter procedure: the chosen one; `nil` leaves the answers out.
  init(_ desk: CaseDesk, procedure: String?, texts: Texts, in tx: any Transaction) throws {
    let versions = try procedure.map { try desk.cases.versions(of: $0, in: tx) } ?? []
    let published = try versions.map { try desk.procedures.version($0, in: tx) }
    self.texts = texts
    procedures = Dictionary(published.map { ($0.version, $0.definition) }, uniquingKeysWith: { first, _ in first })
    questions = Self.questions(published, texts)
    columns =
      Self.facts.map { TableColumn(texts["cases.staff.column.\($0)"]) }
      + questions.flatMap { column in
        let kana = TableColumn(texts["cases.staff.export.kana", ["label": column.label]])
        return column.hasKana ? [TableColumn(column.label), kana] : [TableColumn(column.label)]
      }
  }

  private static let facts = [
    "receipt", "procedure", "status", "department", "received", "due", "decided", "applicant", "kana", "fee",
    "assignee", "channel",
  ]

  /// The newest version gives the order and the words; older ones add what it no longer asks.
  private static func questions(_ published: [PublishedProcedure], _ texts: Texts) -> [Column] {
    var seen: Set<String> = []
    return published.sorted { $0.number > $1.number }.flatMap { procedure in
      let words = procedure.definition.words(in: texts.officerLanguage)
      return procedure.definition.form.questions.filter { $0.isAsked && seen.insert($0.id).inserted }.map { question in
        Column(
          question: question.id, label: words.label(question), hasKana: question.type == .name(isOrganisation: false))
      }
    }
  }

  /// - Parameter record: what counts now; read only when answers have columns.
  func row(_ row: InboxRow, procedure: String, assignee: String, department: String, record: ApplicationRecord?)
    -> [TableCell]
  {
    let value = row.value
    let facts: [TableCell] = [
      .text(value.receipt.description), .text(procedure), .text(texts.status(value.status).label), .text(department),
      .moment(value.receivedAt), .date(value.dueOn), value.decidedAt.map(TableCell.moment) ?? .blank,
      .text(row.party.name), .text(row.party.kana), .yen(value.fee), .text(assignee),
      .text(texts.channel(value.channel)),
    ]
    guard let record, let definition = procedures[value.version] else { return facts }
    let words = definition.words(in: texts.officerLanguage)
    let answers = record.answersByQuestion
    return facts
      + questions.flatMap { column in
        cells(answers[column.question], definition.form.question(column.question), column, words)
      }
  }

  var hasAnswers: Bool { !questions.isEmpty }

  private func cells(
    _ answer: Answer?, _ question: Question?, _ column: Column, _ words: ProcedureWords
  ) -> [TableCell] {
    let empty: [TableCell] = column.hasKana ? [.blank, .blank] : [.blank]
    guard let answer, let question else { return empty }
    let whole = cell(answer, question, words)
    guard column.hasKana else { return [whole] }
    guard case .name(let name) = answer else { return [whole, .blank] }
    return [.text(name.full), .text(name.fullKana)]
  }

  private func cell(_ answer: Answer, _ question: Question, _ words: ProcedureWords) -> TableCell {
    switch answer {
    case .date(let date): return .date(date)
    case .number(let number): return question.type.isYen ? .yen(Yen(number)) : .integer(number)
    case .rows: return .text(words.labelledLine(for: answer, to: question))
    default: return .text(words.lines(for: answer, to: question).joined(separator: "\n"))
    }
  }
}
