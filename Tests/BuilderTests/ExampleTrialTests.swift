import FormSchema
import HTTPTypes
import Kernel
import Ports
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("A draft's form filled in to try it") struct ExampleTrialTests {
  private static let hidden = ["trial:typed", "trial:on", "trial:section", "trial:at", "trial:was"]

  private func carried(_ page: TestClient.Answer) -> [(String, String)] {
    Self.hidden.compactMap { name in page.field(name).map { (name, $0) } }
  }

  private static let name = [
    ("owner-name.family", "山田"), ("owner-name.given", "太郎"), ("owner-name.family-kana", "ヤマダ"),
    ("owner-name.given-kana", "タロウ"),
  ]

  /// Fills in the form to its end.
  private func finish(_ client: TestClient, _ town: ExampleTown) async throws -> TestClient.Answer {
    let trial = "\(town.outline)/trial"
    _ = try await client.get(trial)
    let first = try await client.post(trial, [("trial:on", "令和8年11月22日"), ("trial:begin", "")])
    let second = try await client.post(trial, carried(first) + Self.name + [("who", "self"), ("action", "next")])
    return try await client.post(trial, carried(second) + [("count", "2"), ("action", "next")])
  }

  @Test("goes page by page to what would be decided, and keeps nothing")
  func whole() async throws {
    try await withExamples { town in
      try await town.browse { client in
        let before = try await town.feature.desk.load(town.draft, by: BuilderTown.author).draft.revision
        let result = try await finish(client, town)
        #expect(result.status == .ok && !result.text.contains("builder.staff."))
        #expect(result.text.contains("申請できます") && result.text.contains("答え count：2"))
        #expect(result.text.contains("令和8年12月6日") && result.text.contains("受け付けたときの書類"))
        let after = try await town.feature.desk.load(town.draft, by: BuilderTown.author).draft.revision
        #expect(after == before)
      }
    }
  }

  @Test("stays on a page with something to mend, with all that was typed")
  func mended() async throws {
    try await withExamples { town in
      try await town.browse { client in
        let trial = "\(town.outline)/trial"
        _ = try await client.get(trial)
        let wrong = try await client.post(trial, [("trial:on", "13月"), ("trial:begin", "")])
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("13月") && wrong.errorsHaveTargets)
        let first = try await client.post(trial, [("trial:on", ""), ("trial:begin", "")])
        let again = try await client.post(
          trial, carried(first) + Self.name + [("who", ""), ("action", "next")])
        #expect(again.status == .unprocessableContent && again.errorsHaveTargets)
        #expect(again.field("owner-name.family") == "山田" && again.field("trial:section") == "owner")
        let early = try await client.post(trial, carried(again) + [("trial:go", "result")])
        #expect(early.text.contains("直していただく所があります"))
        let back = try await client.post(trial, carried(early) + [("trial:go", "matter")])
        #expect(back.field("trial:section") == "matter")
      }
    }
  }

  @Test("is kept as a new example that expects what came out")
  func kept() async throws {
    try await withExamples { town in
      try await town.browse { client in
        let result = try await finish(client, town)
        let keep = "\(town.outline)/trial/example"
        let unnamed = try await client.post(keep, carried(result) + [("title", ""), ("id", "own-dog"), ("press", "new")])
        #expect(unnamed.status == .unprocessableContent && unnamed.errorsHaveTargets)
        let saved = try await client.post(
          keep, carried(unnamed) + [("title", "2頭を届け出る"), ("id", "two-dogs"), ("press", "new")])
        #expect(saved.status == .seeOther)
        let tree = try await town.folder()[DraftPath("examples/two-dogs.yaml")]
        #expect(
          tree == [
            "title": "2頭を届け出る", "on": "2026-11-22",
            "answers": [
              "owner-name": ["family": "山田", "given": "太郎", "family-kana": "ヤマダ", "given-kana": "タロウ"], "who": "self",
              "count": "2",
            ],
            "expect": ["accepted": true],
          ])
      }
    }
  }

  @Test("changes the answers of an example, with its result or without", arguments: ["both", "answers"])
  func changed(press: String) async throws {
    try await withExamples { town in
      try await town.browse { client in
        let trial = "\(town.outline)/trial"
        let first = try await client.get(town.page("trial", at: ExampleTown.own))
        #expect(first.field("owner-name.family") == "佐藤")
        let result = try await client.post(trial, carried(first) + [("owner-name.family", "鈴木"), ("trial:go", "result")])
        #expect(result.text.contains("鈴木"))
        _ = try await client.post("\(trial)/example", carried(result) + [("press", press)])
        let folder = try await town.folder()
        let path = ExampleTown.own
        #expect(folder.text(path.key("answers").key("owner-name").key("family")) == "鈴木")
        #expect(folder[path.key("expect")] == (press == "both" ? ["accepted": true] : ["accepted": true, "fee": 300]))
      }
    }
  }

  @Test("that was tampered with is refused")
  func tampered() async throws {
    try await withExamples { town in
      try await town.browse { client in
        _ = try await client.get("\(town.outline)/trial")
        for typed in ["", "[]", "{\"who\":1}", "x"] {
          let answer = try await client.post("\(town.outline)/trial", [("trial:typed", typed), ("trial:on", "2026-11-21")])
          #expect(answer.status == .badRequest, "\(typed)")
        }
      }
    }
  }

  @Test("a refused one is kept with its problems, a denied one with its reason")
  func expectations() throws {
    let library = TriedLibrary(library: LibraryAuthoring())
    let definition = try #require(library.definition(of: DraftFolder()))
    let typed = TypedAnswers(["who": ["proxy"], "count": ["12"]])
    let day = try #require(CivilDate("2026-11-21"))
    let outcome = TrialOutcome(TriedApplication(definition, typed: typed, on: day))
    #expect(outcome.verdict == .refused)
    #expect(
      outcome.expectation()
        == ["accepted": false, "errors": ["owner-name": "missing", "reason": "missing", "count": "too-large"]])
  }
}
