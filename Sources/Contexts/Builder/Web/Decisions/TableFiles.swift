import DecisionSheets
import Documents
import FEEL
import FormSchema
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import ProcedureDraft
import Web

/// A decision table as a file: of a spreadsheet, with commas, or as it lies in the folder.
struct TableFiles: Sendable {
  enum Format: String, Sendable, CaseIterable {
    case xlsx, csv, dmn

    fileprivate var mediaType: String {
      switch self {
      case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      case .csv: "text/csv; charset=utf-8"
      case .dmn: "application/xml; charset=utf-8"
      }
    }
  }

  /// Why a file cannot be taken, in the words of the page.
  struct Problem: Error { let words: String }

  static let megabytes = 5

  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    for format in Format.allCases {
      routes.get(
        "/staff/builder/{draft}/decision.\(format.rawValue)", .officer(BuilderPermission.write),
        audit: "builder.draft-exported"
      ) { request, context in
        try await export(format, request, context)
      }
    }
  }

  private func export(_ format: Format, _ request: Request, _ context: AppContext) async throws -> Response {
    let name = request.uri.queryParameters["name"].map(String.init) ?? ""
    guard let place = DecisionPlace(try context.draftPath(request), name: name) else { throw WebProblem.pageNotFound }
    let open = try await door.open(context)
    let decisions = try TableRoutes.decisions(place, open, context.texts, door.desk.town)
    let headers: HTTPFields = [
      .contentType: format.mediaType,
      .contentDisposition:
        "attachment; filename=\"\(open.draft.procedure)-\(place.kind.rawValue).\(format.rawValue)\"",
    ]
    let bytes: [UInt8]
    if format == .dmn {
      guard !decisions.text.isEmpty else { throw WebProblem.pageNotFound }
      bytes = Array(decisions.text.utf8)
    } else {
      guard let grid = (try? decisions.grid(of: place.name)) ?? nil else { throw WebProblem.pageNotFound }
      let sheet = Self.plain(decisions.words.withNothing(grid, of: place), decisions.language)
      bytes = format == .csv ? Array(CSVText.text(of: sheet).utf8) : try await workbook(sheet, decisions.language)
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// The sheet without the rows nobody has filled in.
  private static func plain(_ grid: SheetGrid, _ language: SentenceLanguage) -> Sheet {
    var sheet = grid.sheet(in: language)
    sheet.name = grid[.name]
    sheet.rows.removeAll { row in row.dropFirst().allSatisfy(\.isEmpty) }
    return sheet
  }

  private func workbook(_ sheet: Sheet, _ language: SentenceLanguage) async throws -> [UInt8] {
    let now = door.desk.town.world.now
    return try await door.desk.town.files.withUnsealedFolder { folder in
      let file = folder.appendingPathComponent("table.xlsx")
      try DecisionWorkbook.write([sheet], to: file.path, createdAt: now, language: language)
      return Array(try Data(contentsOf: file))
    }
  }

  /// The sheet somebody brought: of a workbook the one of that decision, else the first.
  static func sheet(_ bytes: [UInt8], for decision: String, _ texts: Texts) throws(Problem) -> Sheet {
    // A workbook is a ZIP archive.
    guard bytes.starts(with: [0x50, 0x4B]) else { return try csv(bytes, texts) }
    let sheets: [Sheet]
    do throws(SpreadsheetProblem) {
      sheets = try DecisionWorkbook.sheets(from: bytes)
    } catch {
      throw Problem(words: error.sentence(in: texts.officerLanguage))
    }
    let own = sheets.first { SheetGrid($0)[.name] == decision || $0.name == decision }
    guard let sheet = own ?? sheets.first else { throw Problem(words: texts["builder.staff.decision.files.missing"]) }
    return sheet
  }

  private static func csv(_ bytes: [UInt8], _ texts: Texts) throws(Problem) -> Sheet {
    // Where nobody chose UTF-8, Excel for Japanese writes Shift_JIS with Microsoft's additions, as Foundation reads it.
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    let converted = isUTF8 ? nil : String(data: Data(bytes), encoding: .shiftJIS)
    do throws(SheetProblems) {
      return try CSVText.sheet(named: "", from: converted.map { Array($0.utf8) } ?? bytes)
    } catch {
      let language = SentenceLanguage(texts)
      let words = error.problems.first?.reason(in: language)
      throw Problem(words: words ?? texts["builder.staff.decision.paste.unreadable"])
    }
  }
}
