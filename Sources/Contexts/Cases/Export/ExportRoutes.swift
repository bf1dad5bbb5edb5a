import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import Storage
import Web

/// The inbox as a file, with the conditions of the page it was asked for from.
struct ExportRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    for format in ExportFormat.allCases {
      routes.get(
        "/staff/cases/export.\(format.rawValue)", .officer(CasesPermission.export), audit: "cases.exported"
      ) { request, context in
        try await export(format, request, context)
      }
    }
  }

  private func export(_ format: ExportFormat, _ request: Request, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let filter = InboxFilter(request)
    let texts = context.texts
    // On record before a byte leaves. The number is of this moment: the rows are read while they are sent.
    let export = try await desk.town.database.write { tx in
      let reading = InboxReading(desk: desk, officer: officer, filter: filter, texts: texts)
      guard let words = try reading.words(in: tx) else { throw CaseExportProblem.searchOver }
      let query = reading.exportQuery(words)
      let count = try desk.inbox.count(query, officer: officer.id.description, in: tx)
      if format == .xlsx, count >= SpreadsheetWriter.mostRows { throw CaseExportProblem.tooManyRows }
      try note(count, format, filter, by: officer, in: tx)
      let table = try CaseTable(desk, procedure: filter.procedure, texts: texts, in: tx)
      return CaseExport(desk: desk, officer: officer, query: query, table: table, texts: texts)
    }
    let body = format == .csv ? csv(export) : try await spreadsheet(export)
    let name = "cases-\(desk.town.world.today).\(format.rawValue)"
    return Response(
      status: .ok,
      headers: [.contentType: format.mediaType, .contentDisposition: "attachment; filename=\"\(name)\""], body: body)
  }

  private func note(
    _ count: Int, _ format: ExportFormat, _ filter: InboxFilter, by officer: Officer, in tx: any Transaction
  ) throws {
    try desk.audit.record(
      AuditEntry(
        actor: .officer(officer.id.description), action: "cases.exported", subject: "inbox",
        details: [
          "cases": "\(count)", "format": format.rawValue, "status": filter.standing.name,
          "procedure": filter.procedure ?? "", "search": filter.search == nil ? "no" : "yes",
        ]), in: tx)
  }

  private func csv(_ export: CaseExport) -> ResponseBody {
    ResponseBody { writer in
      var lines = CSVWriter()
      lines.writeHeader(export.table.columns)
      try await export.forEachHandful { rows in
        for row in rows { lines.write(row) }
        try await writer.write(ByteBuffer(bytes: lines.take()))
      }
      try await writer.finish(nil)
    }
  }

  /// A spreadsheet can be sent only once it is whole. It is built in a folder of the town that nobody else may read,
  /// and the folder is gone before the first byte is sent: what is open stays readable, and nothing can be left behind.
  private func spreadsheet(_ export: CaseExport) async throws -> ResponseBody {
    let handle = try await desk.town.files.withUnsealedFolder { folder in
      let file = folder.appendingPathComponent("cases.xlsx")
      let writer = try SpreadsheetWriter(
        path: file.path, sheetName: export.texts["cases.staff.export.sheet"], columns: export.table.columns,
        createdAt: desk.town.world.now, cutEnding: export.texts["cases.staff.export.cut"])
      try await export.forEachHandful { rows in for row in rows { try writer.write(row) } }
      try writer.finish()
      return try FileHandle(forReadingFrom: file)
    }
    return ResponseBody { writer in
      while let chunk = try handle.read(upToCount: 65_536), !chunk.isEmpty {
        try await writer.write(ByteBuffer(bytes: chunk))
      }
      try handle.close()
      try await writer.finish(nil)
    }
  }
}

extension InboxReading {
  /// Oldest arrival first, whatever the page was sorted by: that order does not move while the list is being read.
  fileprivate func exportQuery(_ words: String) -> InboxQuery {
    var query = query(words)
    query.order = .oldest
    return query
  }
}

/// Why a list cannot be exported.
enum CaseExportProblem: Problem, Equatable {
  /// More cases than a spreadsheet has rows.
  case tooManyRows
  /// The search of the address is forgotten, or someone else's.
  case searchOver

  var code: String {
    switch self {
    case .tooManyRows: "cases.export-too-many-rows"
    case .searchOver: "cases.export-search-over"
    }
  }

  var kind: ProblemKind { self == .tooManyRows ? .invalid : .expired }
}
