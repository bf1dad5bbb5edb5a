import DMN
import DecisionSheets
import FEEL
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// What a draft decides by rules, file by file, with what each decision is made of.
struct DecisionList: Sendable {
  struct Item: Sendable {
    let place: DecisionPlace
    let title: String
    /// The questions it looks at, in words.
    let questions: [String]
    /// The decisions of the same file it takes results from.
    let helpers: [String]
    /// Rows of its table; `nil` where it is none.
    let rows: Int?
  }

  struct File: Sendable {
    let kind: DecisionKind
    /// The decision the procedure asks first, those that help it behind.
    let items: [Item]
    /// Why the file cannot be read.
    let trouble: String?
  }

  let reading: DraftReading
  let town: TownProfile

  var files: [File] {
    DecisionKind.allCases.filter { reading.folder.files[$0.path] != nil }.map { kind in
      do throws(DMNProblem) {
        let decisions = try DraftDecisions(kind, reading, town)
        return File(kind: kind, items: items(decisions), trouble: nil)
      } catch {
        return File(kind: kind, items: [], trouble: error.reason(in: SentenceLanguage(reading.texts)))
      }
    }
  }

  /// The kinds nothing decides yet.
  var missing: [DecisionKind] { DecisionKind.allCases.filter { reading.folder.files[$0.path] == nil } }

  private func items(_ decisions: DraftDecisions) -> [Item] {
    let model = decisions.model
    let inputs = Dictionary(model.inputData.map { ($0.id, $0.variable.name) }) { first, _ in first }
    let names = Dictionary(model.decisions.map { ($0.id, $0.variable.name) }) { first, _ in first }
    let items = model.decisions.map { decision in
      let table: DecisionTable? = if case .table(let table)? = decision.logic?.kind { table } else { nil }
      return Item(
        place: DecisionPlace(decisions.kind, decision.variable.name),
        title: decisions.title(of: decision.variable.name),
        questions: decision.requiredInputs.compactMap { inputs[$0.id] }.map(question),
        helpers: decision.requiredDecisions.compactMap { names[$0.id] }.map(decisions.title), rows: table?.rules.count)
    }
    return items.filter(\.place.isMain) + items.filter { !$0.place.isMain }
  }

  private func question(_ name: String) -> String {
    reading.names.top.question(named: name).flatMap(reading.outline.question)?.title ?? name
  }
}
