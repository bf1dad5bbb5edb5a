import FormSchema
import Kernel

extension ConditionSentence {
  /// What it says, in Japanese or English: 「『どなたが手続きをしていますか』が『代理人』、かつ…」.
  ///
  /// - Parameters:
  ///   - names: those it was read with.
  ///   - around: the rows it stands in.
  public func words(
    in language: Language, _ names: RuleNames, _ outline: DraftOutline, around: [String] = []
  ) -> String {
    let writer = SentenceWriter(isEnglish: language == .english, names: names, outline: outline, around: around)
    return writer.text(self)
  }
}

extension ConditionPart.Relation {
  /// As it stands in a list to choose from.
  public func words(in language: Language) -> String {
    let (japanese, english) =
      switch self {
      case .isSame: ("が次と同じ", "is")
      case .isNot: ("が次と違う", "is not")
      case .isOneOf: ("が次のどれか", "is one of")
      case .isNoneOf: ("が次のどれでもない", "is none of")
      case .includes: ("で次が選ばれている", "includes")
      case .includesNot: ("で次が選ばれていない", "does not include")
      case .isAnswered: ("に答えがある", "is answered")
      case .isNotAnswered: ("に答えがない", "is not answered")
      case .isYes: ("が「はい」", "is yes")
      case .isNo: ("が「いいえ」", "is no")
      case .less: ("が次より小さい（前の日）", "is less than (before)")
      case .lessOrEqual: ("が次以下（その日まで）", "is at most (on or before)")
      case .greater: ("が次より大きい（後の日）", "is more than (after)")
      case .greaterOrEqual: ("が次以上（その日から）", "is at least (on or after)")
      }
    return language == .english ? english : japanese
  }
}

private struct SentenceWriter {
  let isEnglish: Bool
  let names: RuleNames
  let outline: DraftOutline
  let around: [String]

  func text(_ sentence: ConditionSentence) -> String {
    switch sentence {
    case .all(let parts): joined(parts, isEnglish ? " and " : "、かつ")
    case .any(let parts): joined(parts, isEnglish ? " or " : "、または")
    case .part(let part): text(part)
    case .formula(let text): isEnglish ? "“\(text)” holds" : "式「\(text)」が成り立つ"
    }
  }

  private func joined(_ parts: [ConditionSentence], _ word: String) -> String {
    parts.map { part in
      switch part {
      case .all(let inner) where inner.count > 1, .any(let inner) where inner.count > 1:
        isEnglish ? "(\(text(part)))" : "（\(text(part))）"
      default: text(part)
      }
    }.joined(separator: word)
  }

  private func text(_ part: ConditionPart) -> String {
    let question = question(named: part.name)
    let subject = quoted(question?.title ?? part.name) + (part.member.map { isEnglish ? " (\($0))" : "（\($0)）" } ?? "")
    let values = part.values.map { value($0, question) }
    let list = values.joined(separator: isEnglish ? ", " : "・")
    if isEnglish {
      return values.isEmpty
        ? "\(subject) \(part.relation.words(in: .english))" : "\(subject) \(part.relation.words(in: .english)) \(list)"
    }
    return subject + japanese(part.relation, list)
  }

  private func japanese(_ relation: ConditionPart.Relation, _ list: String) -> String {
    switch relation {
    case .isSame: "が\(list)"
    case .isNot: "が\(list)以外"
    case .isOneOf: "が\(list)のどれか"
    case .isNoneOf: "が\(list)のどれでもない"
    case .includes: "で\(list)が選ばれている"
    case .includesNot: "で\(list)が選ばれていない"
    case .isAnswered: "に答えがある"
    case .isNotAnswered: "に答えがない"
    case .isYes: "が「はい」"
    case .isNo: "が「いいえ」"
    case .less: "が\(list)より小さい（前）"
    case .lessOrEqual: "が\(list)以下（まで）"
    case .greater: "が\(list)より大きい（後）"
    case .greaterOrEqual: "が\(list)以上（から）"
    }
  }

  private func value(_ value: ConditionPart.Value, _ question: DraftQuestion?) -> String {
    switch value {
    case .text(let text): quoted(question?.options.first { $0.id == text }?.label ?? text)
    case .number(let digits): digits
    case .date(let date): date
    case .today(let text):
      text == "today()" ? (isEnglish ? "the day of application" : "申請の日") : text
    case .answer(let name): quoted(self.question(named: name)?.title ?? name)
    }
  }

  private func question(named name: String) -> DraftQuestion? {
    guard let id = names.question(named: name) else { return nil }
    for depth in stride(from: around.count, through: 1, by: -1) {
      if let found = outline.question((around[..<depth] + [id]).joined(separator: ".")) { return found }
    }
    return outline.question(id)
  }

  private func quoted(_ text: String) -> String { isEnglish ? "“\(text)”" : "「\(text)」" }
}
