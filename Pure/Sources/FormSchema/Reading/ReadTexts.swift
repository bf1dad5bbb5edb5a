import Nihongo

extension AnswerReader {
  func readText(min: Int, max: Int, mayBreakLines: Bool) -> Outcome {
    guard let text = TypedText.readable(typed.first(question.id), mayBreakLines: mayBreakLines) else {
      return .problem(problem(.unreadableText))
    }
    if text.isEmpty { return missing() }
    if TypedText.isLonger(text, than: max) { return .problem(problem(.tooLong, ["max": .number(max)])) }
    if text.count < min { return .problem(problem(.tooShort, ["min": .number(min)])) }
    return .answer(.text(text))
  }

  func readKana(max: Int) -> Outcome {
    outcome { () throws(AnswerProblem) in
      let text = try line(max: max)
      if text.isEmpty { return missing() }
      return .answer(.text(try katakana(text)))
    }
  }

  func katakana(_ text: String, part: String? = nil) throws(AnswerProblem) -> String {
    let kana = Kana.typedKatakana(text)
    guard Kana.isKatakana(kana) else { throw problem(.notKana, part: part) }
    return kana
  }

  func readInsuredNumber(_ kind: InsuredNumber.Kind) -> Outcome {
    let text = typed.first(question.id)
    if isBlank(text) { return missing() }
    guard let number = InsuredNumber(text, kind) else {
      return .problem(problem(.notAnInsuredNumber, variant: kind == .care ? nil : kind.rawValue))
    }
    return .answer(.text(number.digits))
  }

  func readIndividualNumber() -> Outcome {
    let text = typed.first(question.id)
    if isBlank(text) { return missing() }
    guard let number = IndividualNumber(text) else { return .problem(problem(.notAnIndividualNumber)) }
    return .answer(.individualNumber(number))
  }

  func readCorporateNumber() -> Outcome {
    let text = typed.first(question.id)
    if isBlank(text) { return missing() }
    guard let number = CorporateNumber(text) else { return .problem(problem(.notACorporateNumber)) }
    return .answer(.text(number.digits))
  }

  func readPhone() -> Outcome {
    let text = typed.first(question.id)
    if isBlank(text) { return missing() }
    guard let number = PhoneNumber(text) else { return .problem(problem(.notAPhone)) }
    return .answer(.text(number.text))
  }

  func readEmail() -> Outcome {
    let (text, again) = (typed.first(question.id), typed.first("\(question.id).again"))
    if isBlank(text) && isBlank(again) { return missing() }
    guard let address = EmailAddress(text) else { return .problem(problem(.notAnEmail)) }
    guard EmailAddress(again) == address else { return .problem(problem(.emailsDiffer, part: "again")) }
    return .answer(.text(address.text))
  }

  func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
