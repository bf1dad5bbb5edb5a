import Nihongo

extension AnswerReader {
  func readOrganisation() -> Outcome {
    outcome { () throws(AnswerProblem) in
      let name = try line(max: TypedText.longestPart)
      return name.isEmpty ? missing() : .answer(.name(NameAnswer(family: name)))
    }
  }

  /// Kana may be left out. The given name may be left out by people who have one name only:
  /// those whose name is written without Japanese characters.
  func readName() -> Outcome {
    var problems: [AnswerProblem] = []
    let family = part("family", &problems), given = part("given", &problems)
    let familyKana = kana("family-kana", &problems), givenKana = kana("given-kana", &problems)
    guard problems.isEmpty else { return Outcome(problems: problems) }
    if [family, given, familyKana, givenKana].allSatisfy(\.isEmpty) { return missing() }
    if family.isEmpty { problems.append(problem(.missing, part: "family")) }
    if given.isEmpty, family.isEmpty || isJapanese(family) { problems.append(problem(.missing, part: "given")) }
    guard problems.isEmpty else { return Outcome(problems: problems) }
    return .answer(.name(NameAnswer(family: family, given: given, familyKana: familyKana, givenKana: givenKana)))
  }

  private func part(_ part: String, _ problems: inout [AnswerProblem]) -> String {
    do { return try line(part, max: TypedText.longestPart) } catch {
      problems.append(error)
      return ""
    }
  }

  private func kana(_ name: String, _ problems: inout [AnswerProblem]) -> String {
    let text = part(name, &problems)
    guard !text.isEmpty else { return "" }
    do { return try katakana(text, part: name) } catch {
      problems.append(error)
      return ""
    }
  }

  /// Whether there is kana or a Chinese character in it.
  private func isJapanese(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.properties.isIdeographic || (0x3041...0x30FF).contains(scalar.value)
    }
  }
}
