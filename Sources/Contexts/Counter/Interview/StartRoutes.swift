import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Where an officer chooses a procedure, or goes on with what was begun.
struct StartRoutes: Sendable {
  static let path = "/staff/counter"
  /// The same questions one at a time, to be read aloud.
  static let scriptPath = "/staff/talk"

  let desk: CounterDesk

  func add(to routes: inout RouteTable) {
    let access = Access.officer(CounterPermission.use)
    routes.get(Self.path, access, audit: "counter.start-page", show)
    // Where a sign-in that was needed for beginning leads back to.
    routes.get("\(Self.path)/applications", access, audit: "counter.start-page") { _, context in
      context.redirect(to: Self.path)
    }
    routes.post("\(Self.path)/applications", access, audit: "counter.begun", begin)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    try await answer(
      StartInput(
        query: request.uri.queryParameters["q"].map(String.init) ?? "",
        wasHanded: request.uri.queryParameters["handed"] != nil), context)
  }

  func answer(_ input: StartInput, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let recent = try await desk.town.database.read { tx in try ChoiceStore.list(of: officer, in: tx) }
    let drafts = try await desk.applications.list(of: officer.keeper).filter { !$0.isPaper }
    var piles: [StartModel.Pile] = []
    for department in desk.departments(of: officer) {
      let waiting = try await desk.applications.list(of: .department(department.id))
      if !waiting.isEmpty { piles.append(StartModel.Pile(department: department, drafts: waiting)) }
    }
    let named = drafts.count + piles.reduce(0) { $0 + $1.drafts.count }
    if named > 0 {
      // Names are shown only after it is on record that they were.
      try await desk.note("counter.drafts-listed", "list", by: officer, ["drafts": "\(named)"])
    }
    let model = StartModel(
      input: input,
      choices: ProcedureChoice.list(try await desk.procedures.listCurrent(), input.query, recent, context.texts),
      drafts: drafts, piles: piles, today: desk.town.world.today)
    return context.respond(startPage(model, guard: { context.formGuard() }, texts: context.texts))
  }

  @Sendable func begin(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let parts = form["begin"].split(separator: ":").map(String.init)
    guard parts.count == 2, let channel = Channel(rawValue: parts[0]), [.counter, .phone].contains(channel) else {
      return context.redirect(to: Self.path)
    }
    let language = Language(rawValue: form["language"]) ?? .japanese
    let begun = try await desk.applications.begin(
      parts[1], version: nil, language: language, channel: channel, keeper: officer.keeper,
      key: "\(form.once):\(form["begin"])")
    let (id, procedure) = (begun.id, begun.published.id)
    try await desk.town.database.write { tx in
      try ChoiceStore.keep(procedure, by: officer, at: desk.town.world.now, in: tx)
      try desk.note("counter.begun", id, by: officer, ["procedure": procedure, "channel": channel.rawValue], in: tx)
    }
    return context.redirect(to: InterviewRoutes.path(id))
  }
}

extension OpenApplication {
  var isPaper: Bool { channel == .paper }
}

/// One procedure that can be begun.
struct ProcedureChoice: Sendable {
  let id: String
  let title: String
  let summary: String
  /// The officer has taken it before.
  let isRecent: Bool

  /// What fits the words, the best match first; without words everything, what the officer took last before the rest.
  static func list(
    _ open: [PublishedProcedure], _ query: String, _ recent: [String], _ texts: Texts
  ) -> [ProcedureChoice] {
    let words = SearchWords(query)
    let place = Dictionary(uniqueKeysWithValues: recent.enumerated().map { ($0.element, $0.offset) })
    let ranked = open.map { procedure in
      let entry = procedure.searchEntry(in: .japanese)
      return (procedure, words.isEmpty ? -(place[procedure.id] ?? recent.count) : words.score(of: entry))
    }
    let fitting = words.isEmpty ? ranked : ranked.filter { $0.1 > 0 }
    return fitting.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.map { procedure, _ in
      let sentences = procedure.definition.words(in: texts.officerLanguage)
      return ProcedureChoice(
        id: procedure.id, title: sentences.title, summary: sentences.summary, isRecent: place[procedure.id] != nil)
    }
  }
}
