import DMN
import DecisionSheets
import DesignSystem
import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// A decision table: looking at it, changing it button by button, trying it, keeping it.
struct TableRoutes: Sendable {
  static let limits = FormLimits(
    bytes: TableFiles.megabytes * 1_000_000 + 6_000_000, files: 1, bytesPerFile: TableFiles.megabytes * 1_000_000,
    textBytes: 6_000_000)

  let door: DraftDoor
  let authoring: any AuthoringPort

  private var town: Town { door.desk.town }

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/decision", write, audit: "builder.draft-viewed", show)
    routes.post("/staff/builder/{draft}/decision", write, audit: "builder.draft-edited", limits: Self.limits, change)
  }

  /// The decisions of the kind an address or a form names.
  /// - Throws: ``WebProblem/pageNotFound`` where there is no such table.
  static func decisions(
    _ place: DecisionPlace, _ open: OpenDraft, _ texts: Texts, _ town: Town
  ) throws(WebProblem) -> DraftDecisions {
    do {
      return try DraftDecisions(place.kind, DraftReading(open, texts), town.profile)
    } catch {
      throw .pageNotFound
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let query = request.uri.queryParameters
    guard let place = DecisionPlace(try context.draftPath(request), name: query["name"].map(String.init) ?? "") else {
      throw WebProblem.pageNotFound
    }
    let open = try await door.open(context)
    let decisions = try Self.decisions(place, open, context.texts, town)
    if let formula = decisions.formula(of: place.name) {
      return context.respond(formulaPage(decisions, place, formula, formula, errors: [], guard: context.formGuard()))
    }
    guard let grid = try? decisions.grid(of: place.name) else {
      guard !decisions.text.isEmpty else { throw WebProblem.pageNotFound }
      return context.respond(otherLogicPage(decisions, place))
    }
    var model = TableModel(decisions, place, GridInput(grid), nil, today: town.world.today)
    model.wasSaved = query["done"] == "saved"
    model.show(model.read.errors)
    return try await respond(model, context)
  }

  /// Every button of the page: only 「保存する」 keeps anything.
  @Sendable func change(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let place = DecisionPlace(try form.draftPath(), name: form["name"]) else { throw WebProblem.unreadableForm }
    let open = try await door.open(context)
    let decisions = try Self.decisions(place, open, context.texts, town)
    if form.has("formula") { return try await saveFormula(form, decisions, place, context) }
    guard var input = GridInput(form) else { throw WebProblem.unreadableForm }
    let errors = try press(form, &input, decisions)
    input.grid = decisions.words.withoutNothing(input.grid, of: place)
    var model = TableModel(decisions, place, input, form, today: town.world.today)
    model.isUnsaved = input.grid != input.was
    if !errors.isEmpty, form["press"] == "paste" {
      model.pasted = form["paste"]
      model.way = PastedRows.Way(rawValue: form["paste-way"]) ?? .replace
    }
    var all = errors + (Self.looksAtCells(form["press"]) ? model.read.errors : [])
    if form["press"] == "try" {
      model.isTried = true
      all += model.trial.errors
    }
    model.show(all)
    guard form["press"] == "save", model.read.errors.isEmpty else { return try await respond(model, context) }
    return try await save(model, form, context, attempts: 3)
  }

  /// Buttons that only move things about leave half a row in peace.
  private static func looksAtCells(_ press: String) -> Bool {
    ["save", "show", "paste", "upload", "try", ""].contains(press)
  }

  // MARK: Keeping

  /// What others did meanwhile stays; where both changed the same cell, both are told.
  private func save(
    _ model: TableModel, _ form: SubmittedForm, _ context: AppContext, attempts: Int
  ) async throws -> Response {
    var model = model
    let then = model.place.address(model.reading.address) + "&done=saved"
    let theirs = (try? model.decisions.grid(of: model.place.name)) ?? nil
    switch GridMerge.of(model.input.grid, theirs ?? model.input.was, from: model.input.was) {
    case .merged(let grid) where grid != model.input.grid:
      // Put together, it may not be readable any more.
      model = merged(model, grid, theirs, form)
      guard model.errors.isEmpty else { return try await respond(model, context) }
    case .merged: break
    case .clashing(let grid, let clashes):
      model = merged(model, grid, theirs, form)
      model.show(clashes.map { clash in
        FieldError(
          ReadTable.field(clash.place),
          context.texts[
            "builder.staff.decision.clash",
            ["theirs": clash.theirs.isEmpty ? context.texts["builder.staff.nothing"] : clash.theirs]])
      })
      return try await respond(model, context, status: .conflict)
    case .apart:
      model.theirs = theirs
      model.input.was = theirs ?? model.input.was
      return try await respond(model, context)
    }
    guard let edit = model.read.edit else { return context.redirect(to: then) }
    let officer = try context.officer, id = try context.id("draft", of: Draft.self)
    switch try await door.desk.edit(id, edit, by: officer) {
    case .saved, .unchanged: return context.redirect(to: then)
    case .conflict(let conflicts, let open):
      // Somebody was faster by a moment: once more, with what stands there now.
      guard attempts > 1, conflicts.allSatisfy({ $0.path.file == model.place.kind.path }) else {
        return try await door.save(edit, then: then, context)
      }
      let decisions = try Self.decisions(model.place, open, context.texts, town)
      let next = TableModel(decisions, model.place, model.input, form, today: town.world.today)
      return try await save(next, form, context, attempts: attempts - 1)
    }
  }

  private func merged(
    _ model: TableModel, _ grid: SheetGrid, _ theirs: SheetGrid?, _ form: SubmittedForm
  ) -> TableModel {
    var input = model.input
    input.grid = grid
    input.was = theirs ?? input.was
    var merged = TableModel(model.decisions, model.place, input, form, today: town.world.today)
    merged.isUnsaved = true
    merged.show(merged.read.errors)
    return merged
  }

  private func respond(
    _ model: TableModel, _ context: AppContext, status: HTTPResponse.Status? = nil
  ) async throws -> Response {
    var model = model
    if model.read.model != nil {
      let path = model.place.kind.path
      model.findings = try await authoring.findings(of: model.read.folder).filter { $0.path.file == path }
    }
    var page = tablePage(model, guard: context.formGuard())
    if let status { page.status = status }
    return context.respond(page)
  }

  // MARK: Buttons

  /// - Returns: what stands against it.
  private func press(
    _ form: SubmittedForm, _ input: inout GridInput, _ decisions: DraftDecisions
  ) throws -> [FieldError] {
    let texts = decisions.reading.texts
    let words = form["press"].split(separator: " ", maxSplits: 1).map(String.init)
    let number = words.count > 1 ? Int(words[1]) ?? -1 : -1
    switch words.first ?? "" {
    case "row-add": input.addRow()
    case "before": input.first -= input.pageRows
    case "after": input.first += input.pageRows
    case "row-copy", "row-up", "row-down", "row-remove":
      guard input.picked.contains(where: input.grid.rows.indices.contains) else {
        return [FieldError("row-tools", texts["builder.staff.decision.rows.none"])]
      }
      switch words[0] {
      case "row-copy": input.copyRows()
      case "row-up": input.moveRows(by: -1)
      case "row-down": input.moveRows(by: 1)
      default: input.removeRows()
      }
    case "column-left": input.moveColumn(number, by: -1)
    case "column-right": input.moveColumn(number, by: 1)
    case "column-remove": input.removeColumn(number)
    case "column-add":
      let columns = ColumnChoices(decisions: decisions)
      let choices = columns.conditions + columns.others(beside: input.grid)
      guard let choice = choices.first(where: { $0.value == form["add-column"] }) else {
        return [FieldError("add-column", texts["builder.staff.decision.column.none"])]
      }
      input.add(choice.column, filledWith: choice.text)
    case "paste": return take(form["paste"], form, &input, texts)
    case "upload": return try upload(form, &input, texts)
    default: break
    }
    return []
  }

  private func take(
    _ text: String, _ form: SubmittedForm, _ input: inout GridInput, _ texts: Texts
  ) -> [FieldError] {
    do throws(PastedRows.Problem) {
      let way = PastedRows.Way(rawValue: form["paste-way"]) ?? .replace
      return put(try PastedRows(text), way, into: &input, "paste", texts)
    } catch {
      return [FieldError("paste", texts.pasted(error))]
    }
  }

  private func upload(_ form: SubmittedForm, _ input: inout GridInput, _ texts: Texts) throws -> [FieldError] {
    guard let file = form.files.first(where: { $0.field == "sheet" }) else {
      return [FieldError("sheet", texts["builder.staff.decision.files.missing"])]
    }
    let bytes = try town.files.contents(of: file.file.name)
    do throws(TableFiles.Problem) {
      let sheet = try TableFiles.sheet(bytes, for: input.grid[.name], texts)
      return put(PastedRows(sheet), .replace, into: &input, "sheet", texts)
    } catch {
      return [FieldError("sheet", error.words)]
    }
  }

  private func put(
    _ rows: PastedRows, _ way: PastedRows.Way, into input: inout GridInput, _ field: String, _ texts: Texts
  ) -> [FieldError] {
    do throws(PastedRows.Problem) {
      input.grid = try rows.put(into: input.grid, way)
      input.picked = []
      return []
    } catch {
      return [FieldError(field, texts.pasted(error))]
    }
  }

  // MARK: Formulas

  private func saveFormula(
    _ form: SubmittedForm, _ decisions: DraftDecisions, _ place: DecisionPlace, _ context: AppContext
  ) async throws -> Response {
    let formula = form["formula"].trimmed, was = form["was"]
    guard let edit = FormulaEdit(formula, was: was, of: place, in: decisions) else { throw WebProblem.pageNotFound }
    guard edit.errors.isEmpty else {
      return context.respond(
        formulaPage(decisions, place, formula, was, errors: edit.errors, guard: context.formGuard()))
    }
    let then = decisions.reading.address.page("decisions")
    guard let edit = edit.edit else { return context.redirect(to: then) }
    return try await door.save(edit, then: then, context)
  }
}

extension Texts {
  fileprivate func pasted(_ problem: PastedRows.Problem) -> String {
    switch problem {
    case .empty: self["builder.staff.decision.paste.empty"]
    case .unreadable: self["builder.staff.decision.paste.unreadable"]
    case .tooWide(let found, let known):
      self["builder.staff.decision.paste.too-wide", ["found": "\(found)", "known": "\(known)"]]
    }
  }
}
