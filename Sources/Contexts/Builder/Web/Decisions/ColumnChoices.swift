import DecisionSheets
import FEEL
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// Columns a table can get, made of the questions of the form.
struct ColumnChoices: Sendable {
  struct Choice: Sendable {
    /// As the form sends it: `question:purpose`.
    let value: String
    let label: String
    let column: SheetGrid.Column
    /// What its cells begin with.
    let text: String
  }

  let decisions: DraftDecisions

  private var reading: DraftReading { decisions.reading }
  private var texts: Texts { decisions.reading.texts }

  /// What a condition can look at: answers that are one value, somebody's age, an option that may be ticked.
  var conditions: [Choice] { reading.outline.outer.filter { $0.part == .application }.flatMap(choices) }

  /// Everything else: a reason, a remark, the days of a rule.
  func others(beside grid: SheetGrid) -> [Choice] {
    let headings = Set(grid.columns.map(\.heading))
    var found: [Choice] = []
    if decisions.kind != .routing {
      let heading = word("reason")
      found.append(choice("reason", .init(.result, heading: heading, type: type("string"))))
    }
    found.append(choice("source", .init(.remark, heading: word("source"))))
    found.append(choice("from", .init(.remark, heading: word("from"))))
    found.append(choice("to", .init(.remark, heading: word("to"))))
    found.append(choice("remark", .init(.remark, heading: word("remark"))))
    return found.filter { !headings.contains($0.column.heading) }
  }

  private func choice(_ name: String, _ column: SheetGrid.Column) -> Choice {
    Choice(value: name, label: column.heading, column: column, text: "")
  }

  func word(_ name: String) -> String { texts["builder.staff.decision.column.\(name)"] }
  func type(_ typeRef: String) -> String { SheetChoices.type(typeRef, in: decisions.language) }

  /// What eligibility can be, in the officer's language.
  var outcomes: [String] {
    Determination.Eligibility.Outcome.allCases.compactMap {
      decisions.language == .ja ? $0.spellings.last : $0.spellings.first
    }
  }

  private func choices(of question: DraftQuestion) -> [Choice] {
    let name = question.name ?? question.id
    guard let type = QuestionType.Name(rawValue: question.type), reading.names.top.isAnswer(name) else { return [] }
    func column(_ typeRef: String, values: String = "") -> SheetGrid.Column {
      .init(
        .condition, heading: question.name ?? question.title, expression: question.name == nil ? name : "",
        type: self.type(typeRef), values: values)
    }
    func plain(_ column: SheetGrid.Column) -> Choice {
      Choice(value: "question:\(question.id)", label: question.title, column: column, text: "-")
    }
    switch type {
    case .choice:
      let words = decisions.words.options(of: name)
      return [plain(column("string", values: words.map { quoted($0.text) }.joined(separator: ",")))]
    case .yesNo, .consent: return [plain(column("boolean"))]
    case .number, .yen: return [plain(column("number"))]
    case .date:
      let isBirth = question.json["birth"]?.written == "true"
      return [plain(column("date"))] + (isBirth ? [age(question, name)] : [])
    case .time: return [plain(column("time"))]
    case .computed: return [plain(column(typeRef(name)))]
    case .lookedUp, .text: return [plain(column("string"))]
    case .choices: return question.options.map { ticked($0.id, $0.label, question, name) }
    default: return []
    }
  }

  private func typeRef(_ name: String) -> String {
    switch reading.names.top.ruleType(of: name) {
    case .number: "number"
    case .date: "date"
    case .boolean: "boolean"
    default: "string"
    }
  }

  /// Words with marks in them stand in quotation marks.
  private func quoted(_ text: String) -> String { decisions.language == .ja ? "「\(text)」" : FEELTexts.written(text) }

  /// Source: 年齢計算ニ関スル法律; Civil Code, art. 143: a year of age is full on the day before the birthday.
  private func age(_ question: DraftQuestion, _ name: String) -> Choice {
    let heading = texts["builder.staff.decision.column.age", ["question": question.name ?? question.title]]
    let expression = #"years and months duration(\#(name), today() + duration("P1D")).years"#
    return Choice(
      value: "age:\(question.id)", label: heading,
      column: .init(.condition, heading: heading, expression: expression, type: type("number")), text: "-")
  }

  private func ticked(_ id: String, _ label: String, _ question: DraftQuestion, _ name: String) -> Choice {
    let heading = texts[
      "builder.staff.decision.column.ticked",
      ["question": question.name ?? question.title, "option": label.isEmpty ? id : label]]
    let expression = "\(name) != null and list contains(\(name), \(FEELTexts.written(id)))"
    return Choice(
      value: "option:\(question.id):\(id)", label: heading,
      column: .init(.condition, heading: heading, expression: expression, type: type("boolean")), text: "-")
  }
}
