import Kernel

extension Script {
  /// A step as it is read aloud, sentence by sentence: options by their numbers, as 「1番、窓口で受け取る」.
  public func spoken(_ step: ScriptStep) -> [String] {
    let lines = step.lines.map { texts["dialogue.spoken.line", ["label": $0.label, "text": joined($0.text)]] }
    let options = step.options.map {
      texts["dialogue.spoken.option", ["number": "\($0.number)", "label": $0.label]]
    }
    return [step.problem].compactMap(\.self) + step.told + lines + [step.words] + options
  }

  private func joined(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: texts["dialogue.spoken.comma"])
  }
}
