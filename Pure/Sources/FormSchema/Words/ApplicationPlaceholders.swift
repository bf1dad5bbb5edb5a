import Kernel
import Nihongo

/// Fills placeholders from an application; what it cannot know comes from outside.
public struct ApplicationPlaceholders {
  private let definition: ProcedureDefinition
  private let record: ApplicationRecord
  private let answers: Answers
  private let decision: Answers
  private let words: ProcedureWords
  private let decisionWords: ProcedureWords
  private let fact: (Placeholder.Fact) -> String?

  /// - Parameters:
  ///   - decision: the officer's answers; none before the decision.
  ///   - language: documents are issued in Japanese; messages in the applicant's language.
  ///   - fact: facts of the case, the town and the day. `fee` and `procedure.title` are known here.
  public init(
    definition: ProcedureDefinition, record: ApplicationRecord, decision: Answers = Answers(),
    language: Language = .japanese, fact: @escaping (Placeholder.Fact) -> String?
  ) {
    self.definition = definition
    self.record = record
    answers = record.answersByQuestion
    self.decision = decision
    words = definition.words(in: language)
    decisionWords = definition.words(in: language, of: .decision)
    self.fact = fact
  }

  /// Answers and decision answers, for the conditions of documents and their blocks.
  public var joinedAnswers: Answers { answers.joined(with: decision) }

  /// For ``SentenceTemplate/filled(_:)``; an unanswered question gives an empty text.
  public func value(_ placeholder: Placeholder) -> String? {
    switch placeholder {
    case .answer(let id): value(answers[id], definition.form.question(id), words)
    case .decision(let id): value(decision[id], definition.decision?.question(id), decisionWords)
    case .applicant(let field): applicant(field)
    case .subject(let field): subject(field)
    case .fact(.fee): definition.determination(for: answers, on: record.appliedOn).fee.amount.grouped + "円"
    case .fact(.procedureTitle): words.title
    case .fact(let name): fact(name)
    }
  }

  private func value(_ answer: Answer?, _ question: Question?, _ words: ProcedureWords) -> String? {
    guard let question else { return nil }
    return answer.map { words.line(for: $0, to: question) } ?? ""
  }

  private func applicant(_ field: Placeholder.PartyField) -> String {
    let applicant = record.applicant
    return switch field {
    case .name: applicant.name?.full ?? ""
    case .address: applicant.address.map(ProcedureWords.line) ?? ""
    case .birthDate: applicant.birthDate.map { JapaneseDate($0).text(in: words.language) } ?? ""
    case .phone: applicant.phone ?? ""
    }
  }

  /// Whom it is about: the applicant when nobody else is named.
  private func subject(_ field: Placeholder.PartyField) -> String {
    guard let subject = record.subject else { return applicant(field) }
    return switch field {
    case .name: subject.name?.full ?? ""
    case .address: subject.address.map(ProcedureWords.line) ?? ""
    case .birthDate: subject.birthDate.map { JapaneseDate($0).text(in: words.language) } ?? ""
    case .phone: ""
    }
  }
}
