import Kernel
import Nihongo

extension ProcedureWords {
  /// An answer as a person reads it on a page, a line for each choice, file or part.
  ///
  /// Dates stand in 和暦 and 西暦, choices by their label, addresses as on an envelope.
  public func lines(for answer: Answer, to question: Question) -> [String] {
    switch answer {
    case .text(let text): text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .name(let name): [name.full] + (name.fullKana.isEmpty ? [] : [name.fullKana])
    case .date(let date): [Self.text(date, in: language)]
    case .number(let number): [amount(number, question)]
    case .choice(let chosen): [label(chosen, question)]
    case .choices(let chosen): chosen.map { label($0, question) }
    case .flag(let flag): [AnswerWords(language).word(for: flag, to: question.type)]
    case .address(let address): address.lines
    case .files(let files): files.map(\.name)
    }
  }

  /// An answer on one line, as it stands in a document: dates in 和暦, addresses without their postal code,
  /// several choices with a 読点 between.
  public func line(for answer: Answer, to question: Question) -> String {
    switch answer {
    case .name(let name): name.full
    case .date(let date): JapaneseDate(date).text(in: language)
    case .address(let address): Self.line(address)
    case .text(let text): text
    default: lines(for: answer, to: question).joined(separator: language == .english ? ", " : "、")
    }
  }

  static func line(_ address: Address) -> String {
    [address.place, address.building].filter { !$0.isEmpty }.joined(separator: "\u{3000}")
  }

  static func text(_ date: CivilDate, in language: Language) -> String {
    let date = JapaneseDate(date)
    return switch language {
    case .japanese: date.fullWithGregorianYear
    case .easyJapanese: date.easy
    case .english: date.era == nil ? date.english : "\(date.english) (\(date.full))"
    }
  }

  private func label(_ chosen: Chosen, _ question: Question) -> String {
    if let other = chosen.other { return other }
    return question.type.options.first { $0.id == chosen.option }.map { label($0, of: question) } ?? chosen.option
  }

  private func amount(_ number: Int, _ question: Question) -> String {
    let grouped = Yen(number).grouped
    if case .yen = question.type { return AnswerWords(language).yen(grouped) }
    guard let unit = unit(question) else { return grouped }
    return language == .english ? "\(grouped) \(unit)" : grouped + unit
  }
}

/// The few words an answer is read with.
struct AnswerWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func word(for flag: Bool, to type: QuestionType) -> String {
    let isConsent = type.name == .consent
    return switch (language, flag) {
    case (.english, true): isConsent ? "Agreed" : "Yes"
    case (.english, false): isConsent ? "Not agreed" : "No"
    case (_, true): isConsent ? "同意する" : "はい"
    case (_, false): isConsent ? "同意しない" : "いいえ"
    }
  }

  func yen(_ grouped: String) -> String { language == .english ? "\(grouped) yen" : grouped + "円" }
}
