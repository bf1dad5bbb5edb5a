import DesignSystem
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// What stands between braces in the letters of a draft, by the names people know, and what must not stand there.
struct LetterSigns: Sendable {
  /// Which letters, and so which signs they may have.
  enum Letter: Sendable, Equatable {
    /// A paper; only one that grants may tell what the officer filled in.
    case paper(isGrant: Bool)
    /// A mail is a postcard: it may carry the name and no other answer.
    case mail
  }

  let groups: [InsertList.Group]
  private let known: Set<String>
  private let texts: Texts

  init(_ letter: Letter, _ reading: DraftReading) {
    let texts = reading.texts
    func item(_ placeholder: Placeholder, _ name: String) -> InsertList.Item { .init(name, "{\(placeholder)}") }
    func fact(_ fact: Placeholder.Fact) -> InsertList.Item {
      item(.fact(fact), texts["builder.staff.sign.\(fact.rawValue)"])
    }
    func answers(_ part: FormPart, _ sign: (String) -> Placeholder) -> [InsertList.Item] {
      reading.outline.outer.filter { $0.part == part && $0.type != QuestionType.Name.information.rawValue }
        .map { item(sign($0.id), $0.title) }
    }
    let parties: [InsertList.Item] = Placeholder.PartyField.allCases.filter { letter != .mail || $0 == .name }
      .flatMap { field -> [InsertList.Item] in
        let applicant = item(.applicant(field), texts["builder.staff.sign.applicant.\(field.rawValue)"])
        guard field != .phone else { return [applicant] }
        return [applicant, item(.subject(field), texts["builder.staff.sign.subject.\(field.rawValue)"])]
      }
    let facts = Placeholder.Fact.allCases.filter { letter == .mail ? $0 != .reason : !Self.ofMails.contains($0) }
    let groups = [
      InsertList.Group(texts["builder.staff.sign.people"], parties),
      InsertList.Group(texts["builder.staff.sign.facts"], facts.map(fact)),
      InsertList.Group(
        texts["builder.staff.sign.answers"], letter == .mail ? [] : answers(.application, Placeholder.answer)),
      InsertList.Group(
        texts["builder.staff.sign.decided"],
        letter == .paper(isGrant: true) ? answers(.decision, Placeholder.decision) : []),
    ]
    (self.groups, self.texts) = (groups.filter { !$0.items.isEmpty }, texts)
    known = Set(groups.flatMap { $0.items.map { String($0.sign.dropFirst().dropLast()) } })
  }

  /// Only a mail has these.
  private static let ofMails: Set<Placeholder.Fact> = [.procedureTitle, .statusURL, .dueOn]

  /// The first sign in a text that nothing stands for; `nil` when all is well.
  func wrong(in text: String) -> String? {
    let template = SentenceTemplate(text)
    if let unknown = template.placeholders.first(where: { !known.contains($0) }) {
      return texts["builder.staff.sign.unknown", ["sign": "{\(unknown)}"]]
    }
    let isBroken = template.pieces.contains { piece in
      if case .literal(let text) = piece { text.contains { $0 == "{" || $0 == "}" } } else { false }
    }
    return isBroken ? texts["builder.staff.sign.broken"] : nil
  }
}
