import FormSchema

/// The answers of an example as a person would tell them: 『申請する方』が『代理人』で、『今の住所』が『なし』のとき.
struct ExampleWords {
  let names: FindingNames

  private static let most = 6

  /// `nil` when no answer matters.
  func text(_ example: FormExample?) -> String? {
    guard let example else { return nil }
    let facts = example.facts.prefix(Self.most).compactMap { fact($0.question, $0.answer) }
    guard !facts.isEmpty else { return nil }
    return names.isJapanese ? facts.joined(separator: "、") + "のとき" : "when " + facts.joined(separator: " and ")
  }

  private func fact(_ id: String, _ answer: Answer?) -> String? {
    guard let (question, words) = names.find(id) else { return nil }
    let label = names.question(id)
    guard let answer else { return names.isJapanese ? "\(label)が空" : "\(label) is empty" }
    switch answer {
    case .choice(let chosen): return fact(label, [names.option(chosen.option, of: id)])
    case .choices(let chosen): return fact(label, chosen.map { names.option($0.option, of: id) })
    case .files(let files): return names.isJapanese ? "\(label)が\(files.count)枚" : "\(label) has \(files.count)"
    default:
      let text = words.line(for: answer, to: question)
      return fact(label, [names.quoted(text)])
    }
  }

  private func fact(_ label: String, _ values: [String]) -> String {
    names.isJapanese ? "\(label)が\(values.joined())" : "\(label) is \(values.joined(separator: ", "))"
  }
}
