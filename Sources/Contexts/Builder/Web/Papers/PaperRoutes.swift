import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// The papers of a draft: the list, one paper with its blocks, moving them, taking the paper away.
struct PaperRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews
  let channels: ChannelPreviews

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    let draft = "/staff/builder/{draft}"
    routes.get("\(draft)/papers", write, audit: "builder.draft-viewed") { _, context in
      let reading = DraftReading(try await door.open(context), context.texts)
      let findings = try await previews.findings(of: reading)
      return context.respond(papersPage(reading, findings))
    }
    routes.get("\(draft)/paper", write, audit: "builder.draft-viewed", show)
    routes.post("\(draft)/paper-moves", write, audit: "builder.draft-edited", move)
    // Where a sign-in that was needed for a write leads back to.
    routes.get("\(draft)/paper-moves", write, audit: "builder.draft-viewed") { _, context in
      context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).page("papers"))
    }
    routes.get("\(draft)/paper-removal", write, audit: "builder.draft-viewed") { request, context in
      let paper = try await door.paper(try context.draftPath(request), context)
      return context.respond(paperRemovalPage(paper, guard: context.formGuard()))
    }
    routes.post("\(draft)/paper-removal", write, audit: "builder.draft-edited", remove)
    routes.get("\(draft)/paper.pdf", write, audit: "builder.draft-previewed") { request, context in
      try await draw(.pdf, request, context)
    }
    routes.get("\(draft)/paper.png", write, audit: "builder.draft-previewed") { request, context in
      try await draw(.picture, request, context)
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let paper = try await door.paper(try context.draftPath(request), context)
    var model = PaperModel(paper: paper)
    model.findings = try await previews.findings(of: paper.reading).filter { $0.path.isWithin(paper.path) }
    model.examples = examples(paper.reading)
    let asked = request.uri.queryParameters["example"].map { String($0) }
    model.example = model.examples?.chosen(asked, isDecided: paper.isGrant).id ?? ""
    model.canBeDrawn = await canBeDrawn(model)
    return context.respond(paperPage(model, guard: context.formGuard()))
  }

  private func examples(_ reading: DraftReading) -> TriedExamples? {
    TriedExamples(previews.worded(reading), previews.authoring, today: door.desk.town.world.today)
  }

  /// A sign that nothing stands for keeps a paper from being drawn; the findings tell which.
  private func canBeDrawn(_ model: PaperModel) async -> Bool {
    guard let application = model.examples?.chosen(model.example).application else { return false }
    return (try? await channels.paper(application, model.paper.id, .picture)) != nil
  }

  private func draw(_ shape: TriedShape, _ request: Request, _ context: AppContext) async throws -> Response {
    let paper = try await door.paper(try context.draftPath(request), context)
    let asked = request.uri.queryParameters["example"].map { String($0) }
    guard let application = examples(paper.reading)?.chosen(asked, isDecided: paper.isGrant).application,
      let bytes = try? await channels.paper(application, paper.id, shape)
    else { throw WebProblem.pageNotFound }
    return switch shape {
    case .pdf: tried(bytes, "application/pdf", name: "\(paper.id).pdf")
    case .picture: tried(bytes, "image/png", name: "\(paper.id).png")
    }
  }

  /// A button says which block goes before or behind which, by what they say: blocks have no ids.
  @Sendable func move(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let paper = try await door.paper(try form.draftPath(), context)
    let then = "\(paper.address)#blocks"
    guard let move = form.json("move").flatMap({ BlockMove($0) }) else { throw WebProblem.unreadableForm }
    guard let edit = move.edit(paper) else { return context.redirect(to: then) }
    return try await door.save(edit, then: then, context)
  }

  @Sendable func remove(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let path = try form.draftPath()
    let address = DraftAddress(try context.id("draft", of: Draft.self))
    guard path.file.hasPrefix(PaperReading.folder), let was = form.json("was") else { throw WebProblem.unreadableForm }
    return try await door.save(
      .removeFile(path.file, was: .tree(was)), then: address.page("papers"), context)
  }
}

/// Moving one block past its neighbour: pressed twice it moves once, since the blocks are found by what they say.
struct BlockMove: Sendable, Equatable {
  let block: JSONValue
  let neighbour: JSONValue
  /// Whether it goes before the neighbour.
  let isUp: Bool

  init(_ block: JSONValue, _ neighbour: JSONValue, isUp: Bool) {
    (self.block, self.neighbour, self.isUp) = (block, neighbour, isUp)
  }

  /// Reads ``json``.
  init?(_ json: JSONValue) {
    guard let block = json["block"], let neighbour = json["past"], let way = json["way"]?.written else { return nil }
    self.init(block, neighbour, isUp: way == "up")
  }

  var json: JSONValue {
    .object([.init("block", block), .init("past", neighbour), .init("way", .text(isUp ? "up" : "down"))])
  }

  /// - Returns: `nil` when it stands there already, or somebody has changed one of the two meanwhile.
  func edit(_ paper: PaperReading) -> DraftEdit? {
    let blocks = paper.reading.folder.items(paper.blocks)
    // The two that stand beside each other, as the page showed them.
    let (first, second) = isUp ? (neighbour, block) : (block, neighbour)
    let place = blocks.indices.dropLast().first {
      blocks[$0].value.saysTheSame(as: first) && blocks[$0 + 1].value.saysTheSame(as: second)
    }
    guard let place, let before = blocks[place].path.last else { return nil }
    // Down past a neighbour is the neighbour up: places before what is taken out stay what they are.
    return .move(blocks[place + 1].path, into: paper.blocks, .before(before))
  }
}
