import FormSchema
import Kernel
import Nihongo

/// Which questions of a form are shown, tried out: every combination of answers to the questions their conditions look
/// at, read by the form itself. It knows nothing of the proof.
struct ReachOracle {
  let definition: ProcedureDefinition
  let today: CivilDate

  private static let most = 4_000

  /// What trying every combination showed.
  struct Trial: Equatable {
    /// The page, or the page of the question, was shown.
    var isPageShown = false
    var isShown = false
    /// The page was shown without the question, or the form without the page.
    var isHidden = false
  }

  /// - Returns: `nil` when there are too many combinations.
  func trial(of question: Question, in section: Section) -> Trial? {
    guard let readings = readings([section.when, question.when], of: question) else { return nil }
    var trial = Trial()
    for reading in readings {
      let isPageShown = section.when?.holds(reading.answers, today: today) ?? true
      let isShown = reading.isShown(question: question.id)
      trial.isPageShown = trial.isPageShown || isPageShown
      trial.isShown = trial.isShown || isShown
      trial.isHidden = trial.isHidden || isPageShown && !isShown
    }
    return trial
  }

  func trial(of section: Section) -> Trial? {
    guard let readings = readings([section.when], of: nil) else { return nil }
    var trial = Trial()
    for reading in readings {
      let isShown = section.when?.holds(reading.answers, today: today) ?? true
      trial.isPageShown = trial.isPageShown || isShown
      trial.isHidden = trial.isHidden || !isShown
    }
    trial.isShown = trial.isPageShown
    return trial
  }

  /// Everything that decides whether a question, or a page, is shown: where it is the same, so is the trial.
  func basis(_ conditions: [Condition?]) -> [String] {
    let conditions = conditions.compactMap(\.self)
    return conditions.map(\.text) + closed(conditions.flatMap(\.questions)).sorted().map { id in
      let question = definition.form.question(id)
      let section = definition.form.sectionID(of: id).flatMap(definition.form.section)
      let options = question?.type.options.map(\.id) ?? []
      return "\(id) \(question?.when?.text ?? "") \(section?.when?.text ?? "") \(options)"
    }
  }

  private func readings(_ conditions: [Condition?], of target: Question?) -> [Reading]? {
    let needed = closed(conditions.compactMap(\.self).flatMap(\.questions))
    let questions = definition.form.questions.filter { needed.contains($0.id) }
    var all = [TypedAnswers()]
    for question in questions {
      let ways = ways(question)
      guard !ways.isEmpty, all.count * ways.count <= Self.most else { return nil }
      all = all.flatMap { typed in
        ways.map { fields in
          var typed = typed
          for (field, values) in fields { typed[field] = values }
          return typed
        }
      }
    }
    let kept = needed.union([target?.id].compactMap(\.self))
    let form = Form(
      sections: definition.form.sections.map { section in
        var section = section
        section.questions = section.questions.filter { kept.contains($0.id) }
        return section
      }, names: definition.names)
    return all.map { form.read($0, today: today) }.filter { reading in
      reading.problems.allSatisfy { $0.question == target?.id }
    }
  }

  private func closed(_ questions: [String]) -> Set<String> {
    var all: Set<String> = []
    var open = questions
    while let id = open.popLast() {
      guard all.insert(id).inserted, let question = definition.form.question(id) else { continue }
      let section = definition.form.sectionID(of: id).flatMap(definition.form.section)
      open += [section?.when, question.when].compactMap(\.self).flatMap(\.questions)
    }
    return all
  }

  private func ways(_ question: Question) -> [[String: [String]]] {
    let id = question.id
    let empty: [[String: [String]]] = question.isOptional ? [[:]] : []
    func own(_ texts: [String]) -> [[String: [String]]] { empty + texts.map { [id: [$0]] } }
    switch question.type {
    case .choice(let options, let hasOther):
      return own(options.map(\.id)) + (hasOther ? [[id: [Option.other], "\(id).other": ["ほか"]]] : [])
    case .choices(let options, _, _, _):
      let ids = options.map(\.id)
      let pairs = ids.indices.flatMap { first in ids.indices.dropFirst(first + 1).map { [ids[first], ids[$0]] } }
      return empty + (ids.map { [$0] } + pairs + [ids]).map { [id: $0] }
    case .yesNo: return own(["true", "false"])
    case .consent: return own(["true"])
    case .date: return own(days)
    case .number(let min, let max, _): return own([min, min + 1, max].map { "\($0)" })
    case .text(let min, _, _), .longText(let min, _): return own([String(repeating: "あ", count: max(min, 1))])
    case .name(isOrganisation: false):
      return empty + ["太郎", "花子"].map { ["\(id).family": ["見本"], "\(id).given": [$0]] }
    case .phone: return own(["0463-00-0001"])
    case .insuredNumber: return own(["1234567890"])
    default: return []
    }
  }

  /// Days on both sides of what conditions speak of.
  private var days: [String] {
    let before = [0, 1, 60, 89, 92, 93, 121, 122, 123, 366, 5_110, 5_490, 14_235, 14_965, 23_360, 24_090]
    let after = [1, 2, 30, 60, 365]
    return before.map { "\(today.adding(days: -$0))" } + after.map { "\(today.adding(days: $0))" }
  }
}
