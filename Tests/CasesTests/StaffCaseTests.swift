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
import WebTestSupport

@testable import Cases
@testable import Web

@Suite("The page of a case") struct StaffCaseTests {
  @Test("it shows every shown answer and no other, and each view is on record")
  func answers() async throws {
    try await withStaffTown { staff in
      let extra = [
        ("dogs", "2"), ("kind", "other"), ("kind.other", "紀州犬"), ("bites", "true"), ("bite-story", "庭先で\n一度だけ"),
      ]
      let value = try await staff.add(SampleCase(extra: extra))
      let quiet = try await staff.add()
      try await staff.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)")
        #expect(page.status == .ok)
        for words in ["織部　花子", "オリベ", "2頭", "紀州犬", "庭先で", "一度だけ", "3,000", value.receipt.description] {
          #expect(page.text.contains(words), "\(words)")
        }
        #expect(try await client.get("/staff/cases/\(quiet.id)").text.contains("そのときのようす") == false)
      }
      let views = staff.audit.entries.filter { $0.action == "cases.case-viewed" }
      #expect(views.map(\.subject) == ["case:\(value.id)", "case:\(quiet.id)"])
      #expect(views.allSatisfy { $0.actor == .officer(CaseSite.officer.id.description) })
    }
  }

  @Test("what a correction changed is marked and still shows what stood there before")
  func corrected() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let published = SampleProcedures().published
      let correction = SampleCase(extra: [("dogs", "4"), ("kind", "shiba"), ("bites", "false")])
      let reading = published.definition.form.read(correction.typed, today: staff.town.world.today)
      let record = try #require(
        ApplicationRecord(
          reading, of: published.definition, version: published.version, appliedOn: staff.town.world.today))
      try await staff.town.database.write { tx in
        try staff.desk.cases.insert(record, correction.typed, of: value.id, in: tx)
      }
      try await staff.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)").text
        #expect(page.contains("4頭") && page.contains("1頭"))
        #expect(page.components(separatedBy: "ds-tag-attention").count == 2)
      }
    }
  }

  @Test("a photo is shown in a sandbox, and what only claims to be one is downloaded as bytes")
  func files() async throws {
    try await withStaffTown { staff in
      let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(repeating: 7, count: 100_000)
      let photo = try staff.attach(png, name: "ポチ.png")
      let page = try staff.attach(Array("<script>alert(1)</script>".utf8), name: "x\".html")
      let lost = try staff.attach([1, 2, 3], name: "lost.png")
      let value = try await staff.add(SampleCase(photos: [photo, page]))
      let other = try await staff.add(SampleCase(photos: [lost]))
      try FileManager.default.removeItem(at: staff.town.files.place(of: lost.id))
      try await staff.browse { client in
        let shown = try await client.get("/staff/cases/\(value.id)/files/\(photo.id)")
        #expect(shown.status == .ok && shown.bytes == png)
        #expect(shown.headers[.contentType] == "image/png")
        #expect(shown.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
        #expect(shown.headers[.contentDisposition] == "inline; filename*=UTF-8''%E3%83%9D%E3%83%81.png")
        #expect(shown.headers[.xContentTypeOptions] == "nosniff")
        let bytes = try await client.get("/staff/cases/\(value.id)/files/\(page.id)")
        #expect(bytes.headers[.contentType] == "application/octet-stream")
        #expect(bytes.headers[.contentDisposition] == "attachment; filename*=UTF-8''x%22.html")
        // A file of another case, and one whose bytes are gone.
        #expect(try await client.get("/staff/cases/\(other.id)/files/\(photo.id)").status == .notFound)
        #expect(try await client.get("/staff/cases/\(other.id)/files/\(lost.id)").status == .notFound)
      }
      #expect(staff.actions().filter { $0 == "cases.file-viewed" }.count == 3)
    }
  }

  @Test("an address that claims something was done is not believed")
  func claimed() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      try await staff.browse { client in
        for done in ["granted", "taken", "nonsense"] {
          let page = try await client.get("/staff/cases/\(value.id)?done=\(done)")
          #expect(page.status == .ok && !page.text.contains("ds-banner-success"))
        }
        _ = try await client.post("/staff/cases/\(value.id)/assignment", [("revision", "1"), ("seen", "1")])
        let taken = try await client.get("/staff/cases/\(value.id)?done=taken")
        #expect(taken.text.contains("ds-banner-success"))
      }
    }
  }

  @Test("the copy for printing is a PDF")
  func copy() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      try await staff.browse { client in
        let answer = try await client.get("/staff/cases/\(value.id)/copy.pdf")
        #expect(answer.headers[.contentType] == "application/pdf" && answer.isPDF)
      }
    }
  }

  @Test("the copy begins with the number of the form")
  func formNumber() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      var definition = ProcedureDefinition.sample()
      let reading = definition.form.read(SampleCase().typed, today: staff.town.world.today)
      let record = try #require(
        ApplicationRecord(reading, of: definition, version: value.version, appliedOn: staff.town.world.today))
      for number in [nil, "様式第3号"] {
        definition.procedure.formNumber = number
        let copy = ApplicationCopy(
          town: staff.town, value: value, definition: definition, record: record,
          texts: CasesFeature.catalogue.texts(in: .japanese))
        #expect((copy.layout.blocks.first == number.map { .formNumber($0) }) == (number != nil))
      }
    }
  }

  @Test("taking a case makes it the officer's; who comes second is told who was first", arguments: Engine.available)
  func take(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let value = try await staff.add()
      let other = Officer.sample(["citizens": [.clerk]], id: "01900000-0000-7000-8000-000000000002")
      try await staff.browse { first in
        try await staff.browse(as: other) { second in
          let path = "/staff/cases/\(value.id)/assignment"
          let page = try await first.get("/staff/cases/\(value.id)")
          let fields = [("revision", page.hidden("revision") ?? ""), ("seen", page.hidden("seen") ?? "")]
          _ = try await second.get("/staff/cases/\(value.id)")
          #expect(try await first.post(path, fields).location == "/staff/cases/\(value.id)?done=taken")
          let late = try await second.post(path, fields)
          #expect(late.status == .conflict && late.text.contains("織田　藍"))
        }
      }
      let taken = try await staff.find(value.id)
      #expect(taken.assignee == CaseSite.officer.id.description && taken.status == .inReview && taken.revision == 2)
      #expect(try await staff.kinds(value.id) == [.submitted, .taken])
    }
  }

  @Test("a note is kept once, for officers only; an empty or endless one comes back as typed")
  func notes() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/notes"
      try await staff.browse { client in
        _ = try await client.get("/staff/cases/\(value.id)")
        for words in [" \n　", String(repeating: "長", count: CaseRoutes.longestNote + 1)] {
          let refused = try await client.post(path, [("note", words)])
          #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets)
        }
        #expect(try await client.post(path, [("note", "")]).status == .unprocessableContent)
        let once = client.lastOnce
        for _ in 1...2 {
          let kept = try await client.post(path, [("note", "電話で<確認>しました")], once: once)
          #expect(kept.location == "/staff/cases/\(value.id)?done=noted")
        }
        #expect(try await client.get("/staff/cases/\(value.id)").text.contains("電話で&lt;確認&gt;しました"))
        // After an error the address of the step still leads somewhere, so that the language can be switched.
        #expect(try await client.get(path).status == .ok)
      }
      #expect(try await staff.kinds(value.id) == [.submitted, .noted])
      #expect(CaseEvent.Kind.noted.isPublic == false)
    }
  }

  @Test("the steps offered are those that the status and the post allow")
  func steps() throws {
    let clerk = Officer.sample(["citizens": [.clerk]])
    let decider = Officer.sample(["citizens": [.decider]])
    let expected: [CaseStatus: Set<CaseStep>] = [
      .submitted: [.take, .askCorrection, .handOver, .decide, .note],
      .inReview: [.take, .askCorrection, .handOver, .decide, .note],
      .returned: [.take, .handOver, .decide, .note], .granted: [.tellReady, .deliver, .note], .refused: [.deliver, .note],
      .delivered: [.note],
      .withdrawn: [.note],
    ]
    for status in CaseStatus.allCases {
      let value = Case(
        id: World.live.newID(), receipt: ReceiptNumber(in: .live), procedure: "dog-registration",
        version: SampleProcedures().published.version, department: "citizens", status: status, assignee: nil,
        receivedAt: World.live.now, dueOn: World.live.today, decidedAt: nil, language: .japanese, fee: Yen(0),
        revision: 1, serial: 1)
      #expect(Set(CaseStep.allCases.filter { $0.isPossible(value, for: decider) }) == expected[status])
      #expect(
        Set(CaseStep.allCases.filter { $0.isPossible(value, for: clerk) }) == expected[status]?.subtracting([.decide]))
    }
  }
}
