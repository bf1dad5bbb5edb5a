import Documents
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import Storage
import Web

/// The register for officers. It names no person, so looking at it is no access to anyone's record.
struct CertificateListRoutes: Sendable {
  static let rowsAtOnce = 500

  let town: Town
  let audit: any AuditPort

  func add(to routes: inout RouteTable) {
    routes.get(
      CertificateFilter.path, .officer(CertificatesPermission.read), audit: "certificates.list-viewed", show)
    routes.get(
      CertificateFilter.exportPath, .officer(CertificatesPermission.read), audit: "certificates.exported", export)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let filter = CertificateFilter(request)
    let after = request.uri.queryParameters["after"].flatMap { CertificateCursor(String($0)) }
    let (profile, texts) = (town.profile, context.texts)
    let model = try await town.database.read { tx in
      let page = try CertificateList.page(filter.query, after: after, in: tx)
      return CertificateListModel(
        filter: filter, count: try CertificateList.count(filter.query, in: tx),
        rows: page.rows.map { Self.row($0, officer, profile, texts) }, next: page.next, isLaterPage: after != nil)
    }
    return context.respond(certificateListPage(model, texts: texts))
  }

  private static func row(
    _ certificate: Certificate, _ officer: Officer, _ town: TownProfile, _ texts: Texts
  ) -> CertificateListModel.Row {
    let department = certificate.department ?? ""
    let reaches = officer.may(CertificatesPermission.read, in: department)
    return CertificateListModel.Row(
      certificate: certificate, department: town.departmentName(department, in: texts.language),
      caseHref: reaches ? "/staff/cases/\(certificate.caseID)" : nil)
  }

  @Sendable func export(_ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let query = CertificateFilter(request).query
    // On record before a byte leaves. The number is of this moment: the rows are read while they are sent.
    try await town.database.write { [audit] tx in
      let count = try CertificateList.count(query, in: tx)
      try audit.record(
        AuditEntry(
          actor: .officer(officer.id.description), action: "certificates.exported", subject: "certificates",
          details: ["certificates": "\(count)", "state": query.state?.rawValue ?? ""]), in: tx)
    }
    let headers: HTTPFields = [
      .contentType: "text/csv; charset=utf-8",
      .contentDisposition: "attachment; filename=\"certificates-\(town.world.today).csv\"",
    ]
    return Response(status: .ok, headers: headers, body: csv(query, context.texts))
  }

  private func csv(_ query: CertificateQuery, _ texts: Texts) -> ResponseBody {
    let (database, profile) = (town.database, town.profile)
    return ResponseBody { writer in
      var lines = CSVWriter()
      lines.writeHeader(Self.columns.map { TableColumn(texts["certificates.staff.column.\($0)"]) })
      var after: CertificateCursor?
      repeat {
        let start = after
        let page = try await database.read { tx in
          try CertificateList.page(query, after: start, limit: Self.rowsAtOnce, in: tx)
        }
        for certificate in page.rows { lines.write(Self.cells(certificate, profile, texts)) }
        try await writer.write(ByteBuffer(bytes: lines.take()))
        after = page.next
      } while after != nil
      try await writer.finish(nil)
    }
  }

  private static let columns = [
    "number", "title", "issued-on", "department", "state", "revoked-on", "reason", "replacement", "case",
  ]

  private static func cells(_ certificate: Certificate, _ town: TownProfile, _ texts: Texts) -> [TableCell] {
    let department = certificate.department ?? ""
    let revocation = certificate.revocation
    return [
      .text(certificate.number), .text(certificate.title), .date(certificate.issuedOn),
      .text(town.departmentName(department, in: texts.language)),
      .text(texts["certificates.staff.state.\(certificate.state.rawValue)"]),
      revocation.map { .moment($0.at) } ?? .blank,
      revocation?.reason.map { .text(texts["certificates.staff.reason.\($0.rawValue)"]) } ?? .blank,
      revocation?.replacement.map { .text($0) } ?? .blank, .text(certificate.caseID),
    ]
  }
}
