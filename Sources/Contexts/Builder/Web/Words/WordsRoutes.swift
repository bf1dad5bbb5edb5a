import Documents
import Foundation
import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import ProcedureDraft
import Web

/// The sentences of a draft and their translations: looked at, written, taken away as a sheet and brought back.
struct WordsRoutes: Sendable {
  let door: DraftDoor
  let town: Town

  /// A page full of long sentences, and all sentences of a large procedure at once.
  private static let limits = FormLimits(bytes: 8_000_000, textBytes: 8_000_000)

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    let path = "/staff/builder/{draft}/words"
    routes.get(path, write, audit: "builder.draft-viewed", show)
    routes.post(path, write, audit: "builder.draft-edited", limits: Self.limits, save)
    for format in WordsSheet.Format.allCases {
      routes.get("\(path).\(format.rawValue)", write, audit: "builder.words-exported") { request, context in
        try await export(format, request, context)
      }
    }
    routes.get("\(path)/upload", write, audit: "builder.draft-viewed") { _, context in
      context.respond(wordsUploadPage(try await reading(context), guard: context.formGuard()))
    }
    routes.post("\(path)/upload", write, audit: "builder.words-looked-at", limits: .attachments, look)
    routes.post("\(path)/changes", write, audit: "builder.draft-edited", limits: Self.limits, take)
    routes.post("\(path)/orphans", write, audit: "builder.draft-edited", removeOrphans)
    for name in ["changes", "orphans"] {
      // Where a sign-in that was needed for a write leads back to.
      routes.get("\(path)/\(name)", write, audit: "builder.draft-viewed") { _, context in
        context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).page("words"))
      }
    }
  }

  private func reading(_ context: AppContext) async throws -> DraftReading {
    DraftReading(try await door.open(context), context.texts)
  }

  private func model(_ filter: WordsFilter, _ context: AppContext) async throws -> WordsModel {
    let reading = try await reading(context)
    let beginning = try await door.desk.beginning(reading.open.draft.id, by: try context.officer)
    return WordsModel(reading, since: beginning, filter)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    var model = try await model(WordsFilter(request), context)
    model.saved = request.uri.queryParameters["saved"].flatMap { Int($0) }
    return context.respond(wordsPage(model, guard: context.formGuard()))
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let filter = WordsFilter { form.has("filter:\($0)") ? form["filter:\($0)"] : nil }
    var model = try await model(filter, context)
    let input = WordsInput(form)
    let errors = input.errors(model.reading)
    guard errors.isEmpty else {
      (model.input, model.errors) = (input, errors)
      return context.respond(wordsPage(model, guard: context.formGuard()))
    }
    let href = filter.href(model.reading.address.page("words"))
    guard let edit = input.edit(of: model.reading.folder) else { return context.redirect(to: href) }
    let then = href + (href.contains("?") ? "&" : "?") + "saved=\(input.changed.count)"
    return try await door.save(edit, then: then, context)
  }

  private func export(
    _ format: WordsSheet.Format, _ request: Request, _ context: AppContext
  ) async throws -> Response {
    let model = try await model(WordsFilter(request), context)
    let sheet = WordsSheet(rows: model.found, texts: context.texts)
    let bytes = format == .csv ? sheet.csv() : try await workbook(sheet)
    let name = "\(model.reading.folder.procedure)-words-\(town.world.today).\(format.rawValue)"
    return Response(
      status: .ok,
      headers: [.contentType: format.mediaType, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func workbook(_ sheet: WordsSheet) async throws -> [UInt8] {
    let now = town.world.now
    return try await town.files.withUnsealedFolder { folder in
      let file = folder.appendingPathComponent("words.xlsx")
      try sheet.write(to: file.path, createdAt: now)
      return Array(try Data(contentsOf: file))
    }
  }

  @Sendable func look(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, texts) = (try await reading(context), context.texts)
    func refuse(_ words: String) -> Response {
      context.respond(wordsUploadPage(reading, error: words, guard: context.formGuard()))
    }
    guard let file = form.files.first(where: { $0.field == "sheet" }) else {
      return refuse(texts["builder.staff.words.up.missing"])
    }
    do {
      let changes = try WordsChanges(
        try town.files.contents(of: file.file.name), for: DraftWords(reading.folder, reading.outline))
      return context.respond(wordsChangesPage(changes, reading, guard: context.formGuard()))
    } catch let refusal as WordsChanges.Refusal {
      switch refusal {
      case .unreadable(let problem): return refuse(problem.sentence(in: texts.officerLanguage))
      case .notUTF8: return refuse(texts["builder.staff.words.up.not-utf8"])
      case .noHeadings: return refuse(texts["builder.staff.words.up.no-headings"])
      case .tooMany: return refuse(texts["builder.staff.words.up.too-many", ["n": "\(WordsChanges.mostRows)"]])
      }
    }
  }

  /// Takes what was shown, and nothing that is no translation.
  @Sendable func take(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let files = Set(DraftWords.languages.map(DraftSentence.file))
    guard let json = form.json("edit"), let edit = DraftEdit(json), edit.paths.allSatisfy({ files.contains($0.file) })
    else { throw WebProblem.unreadableForm }
    let address = DraftAddress(try context.id("draft", of: Draft.self)).page("words")
    return try await door.save(edit, then: "\(address)?saved=\(Int(form["n"]) ?? edit.count)", context)
  }

  @Sendable func removeOrphans(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let reading = try await reading(context)
    let orphans = DraftWords(reading.folder, reading.outline).orphans
    let edits = DraftWords.languages.compactMap { language in
      DraftWords.edit(
        orphans.filter { $0.language == language }.map { ($0.key, nil, $0.text) }, in: language, of: reading.folder)
    }
    let then = reading.address.page("words")
    guard !edits.isEmpty else { return context.redirect(to: then) }
    return try await door.save(.all(edits), then: then, context)
  }
}
