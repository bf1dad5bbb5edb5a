import FormSchema
import Kernel

extension Script {
  func step(_ prompt: Prompt, _ problem: AnswerProblem?, _ moment: Moment) -> ScriptStep {
    let options = options(of: prompt, moment.place)
    var step = ScriptStep(
      id: prompt.id, kind: .question, told: prompt.told, words: ask(prompt), how: how(prompt, options),
      options: isLong(options) ? [] : options, expects: expected(prompt), lines: [],
      canBeSkipped: canBeSkipped(prompt, moment), canBeUnknown: prompt.question.allowsUnknown,
      hint: prompt.isFirst ? prompt.words.hint(prompt.question) : nil,
      standing: moment.isAnswered(prompt) || problem != nil ? standing(prompt, moment.typed) : nil,
      problem: problem.map { $0.sentence(in: definition.form, words: words, texts: texts) })
    step.canBeKept = step.standing != nil && moment.isAnswered(prompt)
    step.nextRow = rowsToAddTo(prompt, moment)?.title
    if case .proposal(let proposal) = prompt.form { step.offered = proposal.filling.typed.fields }
    return step
  }

  func stopped() -> ScriptStep {
    ScriptStep(
      id: "stopped", kind: .stopped, told: [], words: texts["dialogue.stopped"], how: texts["dialogue.how.stopped"],
      options: [], expects: .line, lines: [], canBeSkipped: false, canBeUnknown: false, hint: nil, standing: nil,
      problem: nil)
  }

  /// Whether saying nothing here leaves nothing to mend here.
  func canBeSkipped(_ prompt: Prompt, _ moment: Moment) -> Bool {
    if case .gate = prompt.form { return true }
    if case .proposal = prompt.form { return prompt.question.isOptional }
    if case .places = prompt.form { return false }
    if prompt.mayStayEmpty { return true }
    return moment.refusal(of: prompt, in: moment.emptied(prompt)) == nil
  }

  /// The sentence that asks.
  func ask(_ prompt: Prompt) -> String {
    let question = prompt.question, label = label(prompt), purpose = prompt.words.purpose(question)
    switch prompt.form {
    case .gate: return texts["dialogue.ask.gate", ["label": label]]
    case .again: return texts["dialogue.ask.again", ["label": label]]
    case .proposal(let proposal):
      let answer = text(of: proposal, to: question)
      return texts["dialogue.ask.proposal.\(proposal.origin.rawValue)", ["label": label, "answer": answer]]
    case .places: return texts["dialogue.ask.places", ["label": label]]
    case .consent: return prompt.words.statement(question) ?? label
    case .count:
      let title = prompt.words.itemTitle(question) ?? ""
      let isSame = title.isEmpty || label == title
      return texts[isSame ? "dialogue.ask.count.same" : "dialogue.ask.count", ["label": label, "title": title]]
    case .file: return texts[manner == .spoken ? "dialogue.spoken.file" : "dialogue.ask.file", ["label": label]]
    default:
      let asked = manner == .spoken ? "dialogue.spoken.ask" : "dialogue.ask"
      let sentence = isSentence(label) ? label : texts[asked, ["label": label]]
      return purpose.map { texts["dialogue.ask.purpose", ["purpose": $0, "sentence": sentence]] } ?? sentence
    }
  }

  /// What a step is about: the question's label, with the part and the row it stands in.
  func label(_ prompt: Prompt) -> String {
    var label = prompt.words.label(prompt.question)
    switch prompt.form {
    case .again, .places, .gate, .proposal: break
    case .position: label = texts["procedures.part-of", ["label": label, "part": texts["dialogue.position"]]]
    default:
      if let part = prompt.part {
        label = texts["procedures.part-of", ["label": label, "part": texts["procedures.part.\(part)"]]]
      }
    }
    return prompt.row.map { texts["procedures.row-of", ["row": $0, "label": label]] } ?? label
  }

  /// Whether a label asks by itself already.
  private func isSentence(_ label: String) -> Bool { ["か", "？", "?", "。", "."].contains { label.hasSuffix($0) } }

  func how(_ prompt: Prompt, _ options: [ScriptOption]) -> String {
    let question = prompt.question
    switch prompt.form {
    case .choice where isLong(options): return texts["dialogue.how.search"]
    case .choices where isLong(options): return texts["dialogue.how.search"]
    case .choice, .kinds, .places: return texts["dialogue.how.option"]
    case .choices: return texts["dialogue.how.options"]
    case .yesNo, .consent, .gate, .proposal: return texts["dialogue.how.yes-no"]
    case .again: return texts["dialogue.how.again"]
    case .count(let group):
      let least = question.isOptional ? 0 : group.atLeast
      return texts["dialogue.how.count", ["min": "\(least)", "max": "\(group.atMost)"]]
    case .position: return texts["dialogue.how.position"]
    case .file: return texts["dialogue.how.file"]
    case .line: return how(question, prompt.part)
    }
  }

  private func how(_ question: Question, _ part: String?) -> String {
    switch question.type {
    case .date, .dateRange: return texts["dialogue.how.date"]
    case .time: return texts["dialogue.how.time"]
    case .number(let min, let max, _), .yen(let min, let max):
      return texts["dialogue.how.number", ["min": Yen(min).grouped, "max": Yen(max).grouped]]
    default: break
    }
    let known = ["family-kana", "given-kana", "postal-code", "holder"]
    if let part, known.contains(part) { return texts["dialogue.how.\(part)"] }
    return texts["dialogue.how.line"]
  }

  private func expected(_ prompt: Prompt) -> ScriptStep.Expected {
    switch prompt.form {
    case .choice, .kinds, .places: .option
    case .choices: .options
    case .yesNo, .consent, .gate, .proposal: .yesNo
    case .count: .count
    case .again, .position: .line
    case .file: .file(input: prompt.field)
    case .line:
      switch prompt.question.type {
      case .date, .dateRange: .date
      case .time: .time
      case .number, .yen: .number
      case .longText: .longText
      default: .line
      }
    }
  }
}
