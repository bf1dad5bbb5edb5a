import FEEL
import FormSchema
import Kernel
import LifePlan
import Nihongo
import SourceFiles

extension GuideReader {
  /// What refers to what.
  mutating func check(_ guide: LifeGuide, for facts: GuideFacts?) {
    let ids = Set(guide.steps.map(\.id))
    for step in guide.steps {
      let place = SourceMark(file: "guide.yaml")
      for other in step.after where !ids.contains(other) {
        var values = ["id": other]
        values["suggestion"] = Suggestion.closest(to: other, among: ids)
        find(.unknownStep, at: marks["step.\(step.id).after"] ?? place, values)
      }
      if let facts, let procedure = step.procedure, !facts.procedures.contains(procedure) {
        var values = ["id": procedure]
        values["suggestion"] = Suggestion.closest(to: procedure, among: facts.procedures)
        find(.unknownProcedure, at: marks["step.\(step.id).procedure"] ?? place, values)
      }
    }
    let circle = guide.circle
    if let first = circle.first {
      let way = (circle + [first]).joined(separator: " → ")
      find(.circle, at: marks["step.\(first).after"] ?? SourceMark(file: "guide.yaml"), ["way": way])
    }
    guard let facts else { return }
    for event in guide.lifeEvents where !facts.lifeEvents.contains(event) {
      var values = ["id": event]
      values["suggestion"] = Suggestion.closest(to: event, among: facts.lifeEvents)
      find(.unknownLifeEvent, at: marks["life-event.\(event)"] ?? SourceMark(file: "guide.yaml"), values)
    }
  }

  /// The sentences of each language, compared with those the guide has.
  mutating func translations(_ nodes: [String: SourceNode], of guide: LifeGuide) -> [Language: [String: String]] {
    let keys = guide.translationKeys
    var all: [Language: [String: String]] = [:]
    for language in [Language.english, .easyJapanese] {
      let file = "text/\(language.rawValue).yaml"
      guard let node = nodes[file] else { continue }
      guard case .map(let entries, _) = node else {
        find(.notAMap, at: node.mark)
        continue
      }
      var sentences: [String: String] = [:]
      for entry in entries {
        if !keys.contains(entry.key) { find(.extraTranslation, at: entry.mark, ["key": entry.key]) }
        sentences[entry.key] = text(entry.value)
      }
      for key in keys where sentences[key] == nil {
        find(.missingTranslation, at: SourceMark(file: file), ["key": key])
      }
      all[language] = sentences
    }
    return all
  }

  /// Reads an example, and says where the plan is another one.
  mutating func example(_ node: SourceNode, of guide: LifeGuide) -> GuideExample? {
    let fields = fields(node, ["about", "today", "answers", "plan", "due"])
    guard let today = CivilDate(text(fields, "today")) else {
      find(.notADate, at: fields.mark("today"))
      return nil
    }
    let typed = pairs(fields, "answers"), due = pairs(fields, "due")
    let example = GuideExample(
      today: today, typed: TypedAnswers(typed.mapValues { [$0] }), plan: list(fields, "plan").map { text($0) },
      due: due)
    let outcome = example.run(guide)
    if let problem = outcome.problem { find(.exampleUnread, at: fields.mark("answers"), ["id": problem]) }
    if let difference = outcome.difference {
      find(.exampleDiffers, at: fields.mark("plan"), ["found": difference])
    }
    return example
  }

  private mutating func pairs(_ fields: SourceFields, _ key: String) -> [String: String] {
    guard let node = fields[key] else { return [:] }
    guard case .map(let entries, _) = node else {
      find(.notAMap, at: node.mark)
      return [:]
    }
    return entries.reduce(into: [:]) { pairs, entry in pairs[entry.key] = text(entry.value) }
  }
}
