import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import Storage
import Web

/// Reading the log. Whoever reads it stands in it.
struct AuditRoutes: Sendable {
  static let perPage = 50

  let town: Town
  let audit: any AuditPort
  let staff: any StaffPort

  func add(to routes: inout RouteTable) {
    routes.get(AuditQuery.path, .officer(AuditPermission.read), audit: "audit.log-viewed", show)
    routes.get(AuditQuery.exportPath, .officer(AuditPermission.read), audit: "audit.log-exported", export)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let query = AuditQuery(request)
    try await note("audit.log-viewed", query, context)
    let model = try await town.database.read { [staff] tx in
      let isReadable = query.unreadableDates.isEmpty
      let found = isReadable ? try AuditStore.list(query, most: Self.perPage + 1, in: tx) : []
      let shown = Array(found.prefix(Self.perPage))
      let next = found.count > Self.perPage ? shown.last?.seq : nil
      return AuditPageModel(query: query, entries: shown, next: next, names: try Self.names(of: shown, staff, in: tx))
    }
    return context.respond(auditPage(model, texts: context.texts))
  }

  @Sendable func export(_ request: Request, _ context: AppContext) async throws -> Response {
    let query = AuditQuery(request)
    guard query.unreadableDates.isEmpty else { return context.redirect(to: query.href()) }
    try await note("audit.log-exported", query, context)
    let headers: HTTPFields = [
      .contentType: "text/csv; charset=utf-8",
      .contentDisposition: "attachment; filename=\"audit-\(town.id)-\(town.world.today).csv\"",
    ]
    return Response(status: .ok, headers: headers, body: AuditExport(town: town, query: query).body)
  }

  private func note(_ action: String, _ query: AuditQuery, _ context: AppContext) async throws {
    let reader = AuditActor.officer(try context.officer.id.description)
    let entry = AuditEntry(actor: reader, action: action, subject: "audit", details: query.details)
    try await town.database.write { [audit] tx in try audit.record(entry, in: tx) }
  }

  private static func names(
    of entries: [AuditRecord], _ staff: any StaffPort, in tx: any Transaction
  ) throws -> [String: String] {
    // An officer as a subject is written as an officer who acts is.
    let officers = entries.flatMap { [$0.actor, $0.subject] }.compactMap { AuditActor(text: $0)?.officerID }
    return try staff.names(of: Set(officers), in: tx)
  }
}
