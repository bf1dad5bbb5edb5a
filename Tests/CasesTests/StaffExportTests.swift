import Documents
import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("Exporting cases") struct StaffExportTests {
  /// The lines of a CSV as a reader takes them apart (RFC 4180).
  private static func parse(_ text: String) -> [[String]] {
    var (rows, row, field, isQuoted) = ([[String]](), [String](), "", false)
    var rest = Substring(text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
    while let next = rest.popFirst() {
      switch (next, isQuoted) {
      case ("\"", true) where rest.first == "\"":
        field.append("\"")
        rest.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false): (row, field) = (row + [field], "")
      case ("\r\n", false): (rows, row, field) = (rows + [row + [field]], [], "")
      default: field.append(next)
      }
    }
    return rows
  }

  @Test("every stored answer of every case in the list stands in its own column", arguments: Engine.available)
  func complete(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      var wanted: [String: SampleCase] = [:]
      for number in 0..<23 {
        var sample = SampleCase(dueInDays: number - 5)
        if number % 3 == 0 {
          sample.extra = [
            ("dogs", "5"), ("kind", "other"), ("kind.other", "=1+1"), ("bites", "true"),
            ("bite-story", "庭で、\"一度\"\n二度"),
          ]
        }
        wanted[try await staff.add(sample).receipt.description] = sample
      }
      try await staff.add(SampleCase(department: "long-term-care"))
      try await staff.add(SampleCase(procedure: "cat-registration"))
      let all = wanted
      try await staff.browse { client in
        let answer = try await client.get("/staff/cases/export.csv?procedure=dog-registration&order=newest")
        #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(answer.headers[.contentDisposition] == "attachment; filename=\"cases-2026-11-21.csv\"")
        let rows = Self.parse(answer.text)
        #expect(rows[0].contains("犬種") && rows[0].contains("そのときのようす") && rows.allSatisfy { $0.count == rows[0].count })
        #expect(Set(rows.dropFirst().map { $0[0] }) == Set(all.keys) && rows.count == 24)
        for row in rows.dropFirst() {
          let sample = try #require(all[row[0]])
          try Self.expect(row, titles: rows[0], shows: sample)
        }
      }
      let entry = try #require(staff.audit.entries.last { $0.action == "cases.exported" })
      #expect(entry.details["cases"] == "23" && entry.details["format"] == "csv")
    }
  }

  private static func expect(_ row: [String], titles: [String], shows sample: SampleCase) throws {
    let cells = Dictionary(zip(titles, row), uniquingKeysWith: { first, _ in first })
    let typed = Dictionary(sample.extra, uniquingKeysWith: { first, _ in first })
    #expect(cells["氏名"] == "織部　花子" && cells["頭数"] == typed["dogs"])
    let kana = try #require(titles.firstIndex(of: "氏名")) + 1
    #expect(row[kana] == "オリベ　ハナコ")
    // A text that a spreadsheet would run is disarmed, and nothing of it is lost.
    #expect(cells["犬種"] == (typed["kind.other"].map { "'" + $0 } ?? "柴犬"))
    #expect(cells["そのときのようす"] == typed["bite-story"] ?? "")
    #expect(cells["かんだことがありますか"] == (typed["bites"] == "true" ? "はい" : "いいえ"))
  }

  @Test("a list longer than one reading is whole and holds nothing twice")
  func long() async throws {
    try await withStaffTown { staff in
      for _ in 0..<(CaseExport.rowsAtOnce + 3) { try await staff.add() }
      try await staff.browse { client in
        let rows = Self.parse(try await client.get("/staff/cases/export.csv").text).dropFirst()
        #expect(rows.count == CaseExport.rowsAtOnce + 3 && Set(rows.map { $0[0] }).count == rows.count)
      }
    }
  }

  @Test("a spreadsheet holds the same rows, and nothing of it stays on the machine")
  func spreadsheet() async throws {
    try await withStaffTown { staff in
      let receipts = [try await staff.add().receipt.description, try await staff.add().receipt.description]
      try await staff.browse { client in
        let answer = try await client.get("/staff/cases/export.xlsx?procedure=dog-registration")
        #expect(answer.headers[.contentType] == ExportFormat.xlsx.mediaType)
        let sheet = try Self.sheet(answer.bytes)
        #expect(receipts.allSatisfy(sheet.contains) && sheet.contains("織部　花子") && sheet.contains("柴犬"))
        #expect(sheet.components(separatedBy: "<row ").count == 4)
      }
      // It was put together in the town's folder, and nothing is left of it there.
      let left = try await staff.town.files.withUnsealedFolder { own in
        try FileManager.default.contentsOfDirectory(atPath: own.deletingLastPathComponent().path)
          .filter { $0 != own.lastPathComponent }
      }
      #expect(left.isEmpty)
    }
  }

  @Test("an answer longer than a cell of a spreadsheet is cut where one sees it, and stands whole in the CSV")
  func longAnswer() async throws {
    try await withCases(definition: .longStory) { site in
      let story = String(repeating: "あ", count: 32_768)
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      _ = try await site.client.get("/apply/dog-registration/pages/owner")
      _ = try await site.post("owner", CaseSite.owner, shown: "owner-name,owner-email")
      let fields = [("dogs", "1"), ("kind", "shiba"), ("bites", "true"), ("bite-story", story)]
      _ = try await site.client.postFiles(
        "/apply/dog-registration/pages/dog",
        fields + [("shown", "dogs,kind,bites,bite-story,photo"), ("action", "next")], files: [])
      _ = try await site.client.get("/apply/dog-registration/review")
      _ = try await site.client.post("/apply/dog-registration/review")
      let receipt = try await site.onlyCase().receipt.description
      let path = "/staff/cases/export"
      let csv = Self.parse(try await site.client.get("\(path).csv?procedure=dog-registration").text)
      #expect(csv.last?.contains(story) == true)
      let answer = try await site.client.get("\(path).xlsx?procedure=dog-registration")
      #expect(answer.status == .ok)
      let sheet = try Self.sheet(answer.bytes)
      let cell = try #require(sheet.firstMatch(of: /<t[^>]*>(あ+…[^<]*)<\/t>/)).1
      #expect(cell.utf16.count == 32_767 && cell.hasSuffix("あ…（続きは、CSVか申請の画面で見られます）"))
      #expect(sheet.contains(receipt))
    }
  }

  private static func sheet(_ bytes: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unzip")
    process.arguments = ["-p", file.path, "xl/worksheets/sheet1.xml"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test("the export of a search finds what the search found, and one that is over is refused")
  func search() async throws {
    try await withStaffTown { staff in
      let wanted = try await staff.add(SampleCase(name: ("髙橋", "茜"), kana: ("たかはし", "あかね"), status: .delivered))
      try await staff.add()
      let id = try await staff.town.database.write { tx in
        try SearchStore(town: staff.town).insert("高橋", by: CaseSite.officer, in: tx)
      }
      let path = "/staff/cases/export.csv?status=all&search=\(id)"
      try await staff.browse { client in
        let rows = Self.parse(try await client.get(path).text).dropFirst()
        #expect(rows.map { $0[0] } == [wanted.receipt.description])
        staff.clock.advance(seconds: SearchStore.lifetimeSeconds)
        #expect(try await client.get(path).status == .gone)
      }
    }
  }
}
