import Documents
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import ProcedureDraft
import Storage
import Web

/// Everything the list of procedures tells, for one officer.
struct Listing: Sendable {
  let town: Town
  let desk: DraftDesk
  let authoring: any AuthoringPort
  let staff: any StaffPort
  let uses: (any ProcedureUsePort)?

  /// Procedures with their drafts; those of departments whose procedures the officer may make.
  func rows(for officer: Officer, _ texts: Texts) async throws -> [ListModel.Row] {
    let listed = try await authoring.listAll()
    // What opens for the first time on a day to come is on nobody's shelf yet.
    let known = Set(listed.map(\.id))
    let drafts = try await desk.list(by: officer)
      + desk.listWaiting(by: officer).filter { !known.contains($0.procedure) }
    let owners = Set(drafts.map(\.owner.description))
    let names = try await town.database.read { [staff] tx in try staff.names(of: owners, in: tx) }
    let allowed = officer.departments(for: BuilderPermission.write)
    var pieces = Dictionary(grouping: drafts, by: \.procedure).mapValues { drafts in
      drafts.map {
        ListModel.OpenPiece(
          id: $0.id, state: $0.state, owner: texts.name(of: $0.owner, names))
      }
    }
    var rows = listed.filter { allowed?.contains($0.department) ?? true }.map { procedure in
      ListModel.Row(
        procedure: procedure.id, title: procedure.title, department: procedure.department,
        departmentName: town.profile.departmentName(procedure.department, in: texts.officerLanguage),
        version: ListModel.Version(
          id: procedure.version, number: procedure.number, isOpen: procedure.state == .open,
          since: procedure.publishedAt), drafts: pieces.removeValue(forKey: procedure.id) ?? [])
    }
    // What was never published is known by its draft alone.
    for (procedure, found) in pieces {
      guard let draft = drafts.first(where: { $0.procedure == procedure }) else { continue }
      rows.append(
        ListModel.Row(
          procedure: procedure, title: draft.title.isEmpty ? texts["builder.staff.untitled"] : draft.title,
          department: draft.department,
          departmentName: town.profile.departmentName(draft.department, in: texts.officerLanguage), version: nil,
          drafts: found))
    }
    return rows
  }

  /// The rows with how much each procedure is used.
  func used(_ rows: [ListModel.Row]) async throws -> [ListModel.Row] {
    guard let uses else { return rows }
    let found = try await uses.uses(of: Set(rows.filter { $0.version != nil }.map(\.procedure)))
    return rows.map { row in
      var row = row
      if row.version != nil { row.use = found[row.procedure] ?? ProcedureUse() }
      return row
    }
  }
}

/// The list of procedures, and the same as CSV.
struct ListRoutes: Sendable {
  let listing: Listing

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get(DraftAddress.list, write, audit: "builder.list-viewed", show)
    routes.get("\(DraftAddress.list)/list.csv", write, audit: "builder.list-exported", export)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let rows = try await listing.used(listing.rows(for: officer, context.texts))
    let town = listing.town
    let departments = officer.builderDepartments(town).map { id in
      (id: id, name: town.profile.departmentName(id, in: context.texts.officerLanguage))
    }
    let model = ListModel(rows, ListFilter(request), departments: departments)
    return context.respond(listPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func export(_ request: Request, _ context: AppContext) async throws -> Response {
    let texts = context.texts
    let found = try await listing.used(listing.rows(for: try context.officer, texts))
    let rows = ListModel.chosen(found, ListFilter(request))
    var lines = CSVWriter()
    lines.writeHeader(
      ["procedure", "id", "state", "department", "version", "since", "drafts", "use-recent", "use-all"].map {
        TableColumn(texts["builder.staff.column.\($0)"])
      })
    for row in rows {
      let states = ListFilter.State.allCases.filter(row.states.contains)
      lines.write([
        .text(row.title), .text(row.procedure),
        .text(states.map { texts["builder.staff.state.\($0.rawValue)"] }.joined(separator: "・")),
        .text(row.departmentName), row.version.map { .integer($0.number) } ?? .blank,
        row.version.map { .moment($0.since) } ?? .blank,
        .text(row.drafts.map(\.owner).joined(separator: "・")), row.use.map { .integer($0.recent) } ?? .blank,
        row.use.map { .integer($0.all) } ?? .blank,
      ])
    }
    let headers: HTTPFields = [
      .contentType: "text/csv; charset=utf-8",
      .contentDisposition: "attachment; filename=\"procedures-\(listing.town.world.today).csv\"",
    ]
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: lines.take())))
  }
}

extension ListFilter {
  init(_ request: Request) {
    self.init { name in request.uri.queryParameters[Substring(name)].map(String.init) }
  }
}
