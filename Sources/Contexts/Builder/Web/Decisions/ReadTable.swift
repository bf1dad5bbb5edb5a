import DMN
import DecisionSheets
import DesignSystem
import FEEL
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// A grid as it was understood: the model with its table in it, or what cannot be read and where.
struct ReadTable: Sendable {
  let decisions: DraftDecisions
  let place: DecisionPlace
  /// The model with the table; `nil` while something in the grid cannot be read.
  private(set) var model: DecisionModel?
  /// Sentences that became reasons, with their ids.
  private(set) var newReasons: [CellWords.Word] = []
  private(set) var errors: [FieldError] = []

  init(_ grid: SheetGrid, of place: DecisionPlace, in decisions: DraftDecisions) {
    (self.decisions, self.place) = (decisions, place)
    do throws(SheetProblems) {
      model = try read(grid)
    } catch {
      errors = error.problems.map { problem in
        FieldError(Self.field(grid.place(of: problem.cell)), problem.reason(in: decisions.language))
      }
    }
  }

  private mutating func read(_ typed: SheetGrid) throws(SheetProblems) -> DecisionModel {
    var grid = decisions.words.withNothing(typed, of: place)
    grid[.name] = place.name
    // What cells use is found in them.
    grid.about[.facts] = nil
    let names = decisions.names(beside: place.name)
    var decision = try SheetReader.decision(
      grid.sheet(in: decisions.language), names: names, language: decisions.language)
    if case .table(let table) = decision.logic {
      decision.logic = .table(decisions.words.stored(table, of: place, newReasons: &newReasons))
    }
    let sheet = try SheetWriter.sheet(of: decision, names: names)
    let model = try SheetReader.model([sheet], updating: decisions.model, inputs: decisions.facts)
    return model.withoutUnusedInputs(beside: decisions.model)
  }

  /// The name of the field in which something of a grid was typed.
  static func field(_ place: SheetGrid.Place) -> String {
    switch place {
    case .about(let about): GridInput.name(about)
    case .column(let column, let part): GridInput.name(column, part)
    case .cell(let row, let column): GridField.cell(GridInput.cells, row: row, column: column)
    }
  }

  /// What makes the draft so.
  /// - Returns: `nil` when it is so already, or the grid cannot be read.
  var edit: DraftEdit? {
    guard let model, decisions.text.isEmpty || model != decisions.model else { return nil }
    let file = place.kind.path, xml = model.xml
    var edits: [DraftEdit] = decisions.text.isEmpty
      ? [.addFile(file, .text(xml))] : [.setText(file: file, to: xml, was: decisions.text)]
    if !newReasons.isEmpty { edits += reasonEdits }
    return edits.count == 1 ? edits[0] : .all(edits)
  }

  private var reasonEdits: [DraftEdit] {
    let reasons = CellWords.reasons
    guard decisions.reading.folder[reasons]?.members == nil else {
      return newReasons.map { .set(reasons.key($0.id), to: .text($0.text), was: nil) }
    }
    let made = newReasons.map { JSONValue.Member($0.id, .text($0.text)) }
    return [.set(reasons, to: .object(made), was: decisions.reading.folder[reasons])]
  }

  /// The draft as it would be, for whoever looks for mistakes in it.
  var folder: DraftFolder {
    var folder = decisions.reading.folder
    if let edit { _ = try? folder.apply(edit) }
    return folder
  }
}

extension DecisionModel {
  /// Without the facts that nothing asks for any more; those that were idle before stay.
  fileprivate func withoutUnusedInputs(beside old: DecisionModel) -> DecisionModel {
    let idle = Set(old.inputData.map(\.id)).subtracting(old.askedInputs)
    let asked = askedInputs
    var model = self
    model.inputData.removeAll { !asked.contains($0.id) && !idle.contains($0.id) }
    return model
  }

  private var askedInputs: Set<String> {
    Set(
      (decisions.flatMap(\.requiredInputs) + services.flatMap(\.inputData) + knowledgeSources.flatMap(\.requiredInputs))
        .map(\.id))
  }
}
