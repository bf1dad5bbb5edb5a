import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Nihongo
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

/// Changes the case behind an open form's back.
private func takeMeanwhile(_ staff: StaffTown, _ value: Case) async throws {
  let other = Officer.sample(["citizens": [.clerk]], id: "01900000-0000-7000-8000-000000000002")
  try await staff.town.database.write { tx in
    try OfficerWork(desk: staff.desk, officer: other).take(value.id, revision: value.revision, in: tx)
  }
}

private func seen(_ page: TestClient.Answer) -> [(String, String)] {
  [("revision", page.hidden("revision") ?? ""), ("seen", page.hidden("seen") ?? "")]
}

@Suite("Asking for a correction") struct StaffCorrectionTests {
  @Test("marked questions with words go to the applicant", arguments: Engine.available)
  func ask(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/correction"
      try await staff.browse { client in
        let page = try await client.get(path)
        #expect(page.text.contains("words.kind") && !page.text.contains("words.bite-story"))
        // A question that the case does not show cannot be marked.
        let fields =
          seen(page) + [("mark", "dogs"), ("mark", "bite-story"), ("words.dogs", "頭数が違うようです"), ("lead", "恐れ入ります")]
        #expect(try await client.post(path, fields).location == "/staff/cases/\(value.id)?done=returned")
        #expect(try await client.get("/staff/cases/\(value.id)").text.contains("頭数が違うようです"))
        #expect(try await client.get(path).status == .conflict)
      }
      let correction = try await staff.town.database.read { tx in
        try staff.desk.cases.openCorrection(of: value.id, in: tx)
      }
      #expect(correction == Correction(marks: [.init(question: "dogs", words: "頭数が違うようです")], words: "恐れ入ります"))
      #expect(try await staff.find(value.id).status == .returned)
      #expect(staff.mail.mails.map(\.occasion) == ["returned"])
    }
  }

  @Test("no mark, or a mark without words, comes back with everything kept")
  func mistakes() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/correction"
      try await staff.browse { client in
        let page = try await client.get(path)
        for marks in [[], [("mark", "dogs")], [("mark", "dogs"), ("words.dogs", String(repeating: "長", count: 501))]] {
          let refused = try await client.post(path, seen(page) + [("words.kind", "犬種の写真を"), ("lead", "お世話に")] + marks)
          #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets)
          #expect(refused.text.contains("犬種の写真を") && refused.text.contains("お世話に"))
        }
      }
      #expect(try await staff.find(value.id).status == .submitted)
    }
  }

  @Test("a case that changed meanwhile is shown with who did it and the words kept; sending again then works")
  func changed() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/correction"
      let words = [("mark", "dogs"), ("words.dogs", "頭数を確かめて")]
      try await staff.browse { client in
        let page = try await client.get(path)
        try await takeMeanwhile(staff, value)
        let late = try await client.post(path, seen(page) + words)
        #expect(late.status == .conflict && late.text.contains("糸井　茜") && late.text.contains("頭数を確かめて"))
        #expect(try await client.post(path, seen(late) + words).status == .seeOther)
      }
    }
  }
}

@Suite("Handing a case over") struct StaffHandoverTests {
  @Test("it goes to an officer of the chosen department, or to its pile")
  func handOver() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add(SampleCase(assignee: CaseSite.officer.id.description))
      let path = "/staff/cases/\(value.id)/handover"
      try await staff.browse { client in
        let page = try await client.get(path + "?department=citizens")
        #expect(page.text.contains("糸井　茜"))
        let fields =
          seen(page) + [
            ("department", "citizens"), ("assignee", "01900000-0000-7000-8000-000000000002"), ("words", "お願いします"),
          ]
        #expect(try await client.post(path, fields).location == "/staff/cases/\(value.id)?done=handed-over")
        let next = try await client.get(path)
        // In the other department the officer has no post: back to the list, not to a refusal.
        #expect(
          try await client.post(path, seen(next) + [("department", "long-term-care")]).location
            == InboxModel.handedOverHref)
        #expect(try await client.get("/staff/cases/\(value.id)").status == .forbidden)
      }
      let moved = try await staff.find(value.id)
      #expect(moved.department == "long-term-care" && moved.assignee == nil)
      #expect(try await staff.kinds(value.id) == [.submitted, .handedOver, .handedOver])
    }
  }

  @Test(
    "a stranger, the same place, or too many words are refused beside their field",
    arguments: [
      [("assignee", "01900000-0000-7000-8000-0000000000ff")], [("assignee", "")],
      [("assignee", "01900000-0000-7000-8000-000000000002"), ("words", String(repeating: "長", count: 1001))],
    ])
  func mistakes(fields: [(String, String)]) async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/handover"
      try await staff.browse { client in
        let page = try await client.get(path)
        let refused = try await client.post(path, seen(page) + [("department", "citizens")] + fields)
        #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets)
      }
      #expect(try await staff.kinds(value.id) == [.submitted])
    }
  }

  @Test("words for a case that was decided meanwhile are kept to copy")
  func closedMeanwhile() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/handover"
      try await staff.browse { client in
        let page = try await client.get(path)
        try await staff.town.database.write { tx in
          let refusal = Decision(outcome: .refused, typed: TypedAnswers(), reason: "重複")
          try OfficerWork(desk: staff.desk, officer: CaseSite.officer).decide(value.id, revision: 1, refusal, in: tx)
        }
        let late = try await client.post(path, seen(page) + [("department", "long-term-care"), ("words", "引き継ぎのこころ")])
        #expect(late.status == .conflict && late.text.contains("引き継ぎのこころ") && late.text.contains("織田　藍"))
      }
    }
  }
}

@Suite("Deciding") struct StaffDecisionTests {
  @Test("a grant is filled in, checked with its papers, previewed and made once", arguments: Engine.available)
  func grant(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/decision"
      try await staff.browse { client in
        let page = try await client.get(path)
        let fields = seen(page) + [("_outcome", "granted"), ("tag-number", "Ａ-12"), ("_shown", "tag-number")]
        let check = try await client.post(path, fields + [("_step", "check")])
        #expect(check.status == .ok && check.text.contains("犬の登録証明書") && check.text.contains("value=\"Ａ-12\""))
        #expect(try await staff.find(value.id).status == .submitted)
        let preview = try await client.post(path + "/preview", fields + [("_paper", "0")])
        #expect(preview.headers[.contentType] == "application/pdf" && preview.isPDF)
        #expect(try await client.post(path + "/preview", fields + [("_paper", "1")]).status == .notFound)
        let back = try await client.post(path, fields + [("_step", "edit")])
        #expect(back.status == .ok && back.text.contains("value=\"Ａ-12\"") && back.text.contains("_reason"))
        let once = client.lastOnce
        for _ in 1...2 {
          let decided = try await client.post(path, fields + [("_step", "decide")], once: once)
          #expect(decided.location == "/staff/cases/\(value.id)?done=granted")
        }
        try await Self.readPaper(staff, value, client)
      }
      let kinds = try await staff.kinds(value.id)
      #expect(kinds == [.submitted, .granted, .documentIssued])
      #expect(staff.mail.mails.map(\.occasion) == ["granted"])
      #expect(try await staff.find(value.id).status == .granted)
    }
  }

  /// The issued paper opens from the case, and the result is delivered once.
  private static func readPaper(_ staff: StaffTown, _ value: Case, _ client: TestClient) async throws {
    let page = try await client.get("/staff/cases/\(value.id)")
    let link = try #require(page.text.between("href=\"/staff/cases/\(value.id)/documents/", "\""))
    let paper = try await client.get("/staff/cases/\(value.id)/documents/\(link)")
    #expect(paper.status == .ok && paper.isPDF)
    #expect(staff.actions().contains("cases.document-viewed"))
  }

  @Test(
    "a grant without its answers, a refusal without reason, or nothing chosen comes back",
    arguments: [
      [("_outcome", "granted"), ("_reason", "残る言葉")], [("_outcome", "refused"), ("tag-number", "残る言葉")],
      [("_reason", "残る言葉")],
      [("_outcome", "granted"), ("tag-number", "A"), ("_reason", String(repeating: "残る言葉", count: 501))],
    ])
  func mistakes(fields: [(String, String)]) async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/decision"
      try await staff.browse { client in
        let page = try await client.get(path)
        for step in ["check", "decide"] {
          let refused = try await client.post(path, seen(page) + [("_shown", "tag-number"), ("_step", step)] + fields)
          #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets && refused.text.contains("残る言葉"))
        }
      }
      #expect(try await staff.kinds(value.id) == [.submitted])
    }
  }

  @Test("questions that were not on the page are shown before they are asked for")
  func newQuestions() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/decision"
      try await staff.browse { client in
        let page = try await client.get(path)
        let answer = try await client.post(
          path, seen(page) + [("_shown", ""), ("_outcome", "granted"), ("_step", "decide")])
        #expect(
          answer.status == .ok && answer.text.contains("name=\"tag-number\"")
            && !answer.text.contains("ds-error-summary"))
      }
      #expect(try await staff.kinds(value.id) == [.submitted])
    }
  }

  @Test("a decision about a case that changed meanwhile is not made, at either step", arguments: ["check", "decide"])
  func changed(step: String) async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      let path = "/staff/cases/\(value.id)/decision"
      let fields = [("_outcome", "refused"), ("_reason", "要件を満たしません"), ("_step", step)]
      try await staff.browse { client in
        let page = try await client.get(path)
        try await takeMeanwhile(staff, value)
        let late = try await client.post(path, seen(page) + fields)
        #expect(late.status == .conflict && late.text.contains("糸井　茜") && late.text.contains("要件を満たしません"))
        #expect(try await staff.find(value.id).status == .inReview)
        #expect(try await client.post(path, seen(late) + fields).status == (step == "check" ? .ok : .seeOther))
      }
    }
  }

  @Test("a returned case can be refused and not granted, and a decided one not decided again")
  func outcomes() async throws {
    try await withStaffTown { staff in
      let returned = try await staff.add(SampleCase(status: .returned))
      let done = try await staff.add(SampleCase(status: .granted))
      try await staff.browse { client in
        let page = try await client.get("/staff/cases/\(returned.id)/decision").text
        #expect(page.contains("value=\"refused\"") && !page.contains("value=\"granted\""))
        #expect(try await client.get("/staff/cases/\(done.id)/decision").status == .conflict)
      }
    }
  }
}
