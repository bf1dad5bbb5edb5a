import FormSchema
import Kernel
import Nihongo

extension Script {
  /// A step as it is read aloud, sentence by sentence: options by their numbers, as 「1番、窓口で受け取る」.
  public func spoken(_ step: ScriptStep) -> [String] {
    let lines = step.lines.map { texts["dialogue.spoken.line", ["label": $0.label, "text": $0.spoken]] }
    let options = step.options.map {
      texts["dialogue.spoken.option", ["number": "\($0.number)", "label": $0.label]]
    }
    let told = isChosenByNumber(step) ? options + [texts["dialogue.spoken.choose"]] : []
    let standing = step.canBeKept ? step.standing.map { texts["dialogue.spoken.standing", ["answer": $0]] } : nil
    return [step.problem].compactMap(\.self) + step.told + lines + [step.words] + told + [standing].compactMap(\.self)
  }

  /// A yes and a no need no telling, and no telephone carries a file.
  private func isChosenByNumber(_ step: ScriptStep) -> Bool {
    if case .file = step.expects { return false }
    return step.expects != .yesNo && !step.options.isEmpty
  }

  /// An answer as it is read aloud: numbers in groups, an address without its signs, the characters of a name told
  /// apart.
  ///
  /// - Parameter tellsCharacters: `false` leaves the last of these out, in the middle of a sentence.
  func spoken(_ answer: Answer, to question: Question, tellsCharacters: Bool = true) -> String {
    let lines = words.lines(for: answer, to: question)
    let plain = lines.filter { !$0.isEmpty }.joined(separator: texts["dialogue.spoken.comma"])
    guard texts.language != .english else { return plain }
    switch (answer, question.type.name) {
    case (.name(let name), _): return spoken(name, tellsCharacters)
    case (.address(let address), _): return spoken(address)
    case (.text(let text), .phone), (.text(let text), .insuredNumber), (.text(let text), .corporateNumber):
      return SpokenText.groups(text)
    case (.text(let text), .email): return SpokenText.mail(text)
    case (.bankAccount, _):
      return lines.map(SpokenText.numbers).joined(separator: texts["dialogue.spoken.comma"])
    default: return plain
    }
  }

  private func spoken(_ name: NameAnswer, _ tellsCharacters: Bool) -> String {
    let parts = [name.full, name.fullKana].filter { !$0.isEmpty }
    guard tellsCharacters else { return parts.joined(separator: texts["dialogue.spoken.comma"]) }
    var characters: [Character] = []
    for character in name.full where SpokenText.isKanji(character) && !characters.contains(character) {
      characters.append(character)
    }
    let told = characters.map { character in
      let values = ["character": String(character), "words": KanjiWords.words(of: character) ?? ""]
      return texts[values["words"] == "" ? "dialogue.spoken.kanji.unknown" : "dialogue.spoken.kanji", values]
    }
    return parts.joined(separator: texts["dialogue.spoken.comma"])
      + (told.isEmpty ? "" : texts["dialogue.spoken.stop"] + told.joined(separator: texts["dialogue.spoken.comma"]))
  }

  private func spoken(_ address: Address) -> String {
    let code = address.postalCode.map {
      texts["dialogue.spoken.postal-code", ["code": SpokenText.groups($0.description)]]
    }
    let place = address.prefecture + address.city + address.town + SpokenText.numbers(address.street)
    return [code, place, address.building.isEmpty ? nil : SpokenText.numbers(address.building)].compactMap(\.self)
      .joined(separator: texts["dialogue.spoken.comma"])
  }
}
