import DesignSystem
import HTMLKit
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// One block of a paper: shown, changed, new, taken away.
struct BlockRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/paper-block", write, audit: "builder.draft-viewed", show)
    routes.post("/staff/builder/{draft}/paper-block", write, audit: "builder.draft-edited", save)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let path = try context.draftPath(request)
    let paper = try await door.paper(path, context)
    let kind = request.uri.queryParameters["kind"].flatMap { PaperBlock.Kind(rawValue: String($0)) }
    let block: PaperBlock? =
      path == paper.blocks ? PaperBlock(kind ?? .paragraph) : paper.reading.folder[path].flatMap { PaperBlock($0) }
    guard let block else { throw WebProblem.pageNotFound }
    return try await respond(BlockModel(paper: paper, path: path, block: block), context)
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let path = try form.draftPath()
    guard let kind = PaperBlock.Kind(rawValue: form["kind"]) else { throw WebProblem.unreadableForm }
    let reading = DraftReading(try await door.open(context), context.texts)
    var block = PaperBlock(kind, form)
    guard let paper = PaperReading(path, reading) else {
      return try await door.save(
        .set(path, to: block.value, was: block.was), then: reading.address.page("papers"), context)
    }
    if form["press"] == "remove", let was = block.was {
      return try await door.save(.remove(path, was: was), then: "\(paper.address)#blocks", context)
    }
    let press = RowPress(form["press"], of: .row)
    if let press { block.press(press) }
    var model = BlockModel(paper: paper, path: path, block: block)
    if press == nil { model.errors = block.errors(paper.signs, isFinal: true, context.texts) }
    // Rows come and go on the page alone: nothing is kept before the whole block is right.
    guard press == nil, model.errors.isEmpty else { return try await respond(model, context) }
    let then = "\(paper.address)#blocks"
    guard let was = block.was else { return try await insert(block, paper, form, then, context) }
    guard block.value != was else { return context.redirect(to: then) }
    return try await door.save(.set(path, to: block.value, was: was), then: then, context)
  }

  /// A form that is sent twice puts one block there.
  private func insert(
    _ block: PaperBlock, _ paper: PaperReading, _ form: SubmittedForm, _ then: String, _ context: AppContext
  ) async throws -> Response {
    let blocks = paper.reading.folder.items(paper.blocks)
    let isThere = blocks.count > Int(form["count"]) ?? 0 && blocks.last?.value.saysTheSame(as: block.value) == true
    if isThere { return context.redirect(to: then) }
    return try await door.save(.insert(block.value, into: paper.blocks, .last), then: then, context)
  }

  private func respond(_ model: BlockModel, _ context: AppContext) async throws -> Response {
    var model = model
    model.findings = try await previews.findings(of: model.paper.reading).filter { $0.path.isWithin(model.path) }
    return context.respond(blockPage(model, guard: context.formGuard()))
  }
}
