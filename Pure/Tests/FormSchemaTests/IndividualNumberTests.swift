import Kernel
import Nihongo
import Testing

@testable import FormSchema

@Suite("マイナンバー in a form") struct IndividualNumberTests {
  private static let number = "123456789018"
  private static let question = Question.sample(
    .individualNumber(purpose: "番号法別表の事務"), id: "number", isPersonal: false)
  private static let group = RepeatedGroup(questions: [question], itemTitle: "家族")
  private static let definition = ProcedureDefinition.sample(
    .sample([question, .sample(.rows(group), id: "family", isPersonal: false)]))

  private func record() throws -> ApplicationRecord {
    var typed = TypedAnswers(["number": [Self.number]])
    typed.setRow("family", typed.addRow("family"), TypedAnswers(["number": [Self.number]]))
    let reading = Self.definition.form.read(typed, today: today)
    return try #require(ApplicationRecord(reading, of: Self.definition, version: version, appliedOn: today))
  }

  @Test("is personal whatever the form says, and so are the rows it stands in")
  func personal() throws {
    let personal = Self.definition.form.questions.filter(\.isPersonal)
    #expect(personal.count == 2)
    let open = String(decoding: try record().openBytes, as: UTF8.self)
    #expect(!open.contains(Self.number) && !open.contains("9018"))
    #expect(String(decoding: try record().personalBytes, as: UTF8.self).contains(Self.number))
  }

  @Test("never prints, and is masked wherever it is shown")
  func masked() throws {
    let record = try record()
    for entry in record.answers {
      #expect(!"\(entry) \(entry.answer)".contains("9018") && !String(reflecting: entry).contains("9018"))
      let question = try #require(Self.definition.form.question(entry.question))
      for words in [Self.definition.words(in: .japanese), Self.definition.words(in: .english)] {
        let shown = words.lines(for: entry.answer, to: question).joined() + words.line(for: entry.answer, to: question)
        #expect(shown.contains("••••••••9018") && !shown.contains("5678"))
      }
    }
    #expect(!"\(record)".contains("9018") && !"\(record.answersByQuestion)".contains("9018"))
  }

  @Test("is nothing to a rule, by itself and in its row")
  func rules() throws {
    let names = Self.definition.names
    let answers = try record().answersByQuestion
    for (text, holds) in [
      ("number = null", true), ("family[1].number = null", true), ("number = \"123456789018\"", false),
      ("contains(string(family), \"9018\")", false),
    ] { #expect(try Condition(text, names).holds(answers, today: today) == holds) }
  }

  @Test("can be read from the record by one who asks for it")
  func revealed() throws {
    guard case .individualNumber(let number)? = try record().answersByQuestion["number"] else {
      Issue.record("no number")
      return
    }
    #expect(number.revealed == Self.number)
  }
}
