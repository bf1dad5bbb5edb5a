import FormSchema
import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The list of procedures") struct ListPageTests {
  @Test("shows what is open and what is being made, and who is at it")
  func list() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get("/staff/builder")
        #expect(page.status == .ok)
        #expect(page.text.contains("猫の届出") && page.text.contains("第2版") && page.text.contains("市民課"))
        #expect(page.text.contains("犬の登録") && page.text.contains("作成") && page.text.contains("href=\"\(pages.outline)\""))
        // Another department's.
        #expect(!page.text.contains("防災ラジオ"))
      }
    }
  }

  @Test("is narrowed by words and state", arguments: [
    ("q=%E7%8C%AB", ["猫の届出"], ["犬の登録"]), ("q=%E5%B1%8A%E5%87%BA", ["猫の届出"], ["犬の登録"]),
    ("state=draft", ["犬の登録"], ["猫の届出"]), ("state=open", ["猫の届出"], ["犬の登録"]),
    ("state=closed", [], ["猫の届出", "犬の登録"]), ("sort=since&page=99", ["猫の届出", "犬の登録"], []),
    ("state=nonsense&department=%22", ["猫の届出", "犬の登録"], []),
  ])
  func narrowed(query: String, there: [String], missing: [String]) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let table = try await client.get("/staff/builder?\(query)").text.split(separator: "<table").last ?? ""
        for title in there { #expect(table.contains(title), "\(title)") }
        for title in missing { #expect(!table.contains(title), "\(title)") }
      }
    }
  }

  @Test("leaves as CSV, as it is narrowed")
  func csv() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let file = try await client.get("/staff/builder/list.csv?state=open")
        #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(file.text.contains("猫の届出,cat-registration,公開中,市民課,2,") && !file.text.contains("犬の登録"))
      }
    }
  }

  @Test("is not for officers who make no procedures")
  func clerk() async throws {
    try await withPages { pages in
      try await pages.browse(as: BuilderTown.officer("窓口", .clerk)) { client in
        for path in ["/staff/builder", "/staff/builder/list.csv", "/staff/builder/new", pages.outline] {
          let answer = try await client.get(path)
          #expect(answer.status == .forbidden, "\(path)")
        }
      }
    }
  }

  @Test("tells everything a new procedure lacks, keeps what was typed, and opens the draft")
  func new() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("/staff/builder/new")
        let wrong = try await client.post("/staff/builder/new", [("title", "花火の届出"), ("id", "Hanabi!")])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        #expect(wrong.text.contains("value=\"花火の届出\"") && wrong.text.contains("value=\"Hanabi!\""))
        let fields = [("title", "花火の届出"), ("department", "citizens"), ("counter", "市民課へ")]
        let taken = try await client.post("/staff/builder/new", fields + [("id", "cat-registration")])
        #expect(taken.text.contains("「cat-registration」は、もう使われています"))
        let made = try await client.post("/staff/builder/new", fields + [("id", "fireworks")])
        #expect(made.status == .seeOther)
        #expect(try await client.get(made.location).text.contains("花火の届出"))
      }
    }
  }

  @Test("leads to one draft of a procedure, however often it is opened")
  func change() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("/staff/builder")
        let version = [("version", pages.cats.description)]
        let first = try await client.post("/staff/builder/drafts", version)
        let second = try await client.post("/staff/builder/drafts", version)
        #expect(first.status == .seeOther && first.location == second.location)
      }
    }
  }

  @Test("makes a new procedure of an old one, under a name of its own")
  func copy() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let path = "/staff/builder/copies"
        #expect(try await client.get("\(path)?version=\(pages.cats)").text.contains("cat-registration-copy"))
        let version = ("version", pages.cats.description)
        let wrong = try await client.post(path, [version, ("id", "cat-registration"), ("title", "")])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        let made = try await client.post(path, [version, ("id", "rabbits"), ("title", "うさぎの届出")])
        #expect(try await client.get(made.location).text.contains("うさぎの届出"))
        #expect(try await client.get("\(path)?version=nothing").status == .notFound)
      }
    }
  }

  @Test("says beside the field what is no export of a procedure")
  func upload() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("/staff/builder/uploads")
        let none = try await client.postFiles("/staff/builder/uploads", files: [])
        #expect(none.status == .unprocessableContent && none.errorsHaveTargets)
        let wrong = try await client.postFiles(
          "/staff/builder/uploads", files: [("archive", "x.zip", Array("no archive".utf8))])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
      }
    }
  }
}
