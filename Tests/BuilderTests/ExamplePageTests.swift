import FormSchema
import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The examples of a draft") struct ExamplePageTests {
  private static let own = ExampleTown.own

  @Test("are listed with what they expect and whether they hold")
  func list() async throws {
    try await withExamples { town in
      try await town.browse { client in
        let page = try await client.get("\(town.outline)/examples")
        #expect(page.status == .ok && !page.text.contains("builder.staff."))
        #expect(page.text.contains("本人が1頭を届け出る") && page.text.contains("手数料300円"))
        #expect(page.text.contains("期待とちがう") && page.text.contains("1件のうち、0件"))
      }
    }
  }

  @Test("show what nobody has tried, and no longer once an example does")
  func reach() async throws {
    try await withExamples { town in
      try await town.browse { client in
        let before = try await client.get("\(town.outline)/examples").text
        #expect(before.contains("「どなたが届け出ますか」の「代理人」") && before.contains("代理の理由"))
        #expect(before.contains("フリガナのない名前"))
        let proxy: JSONValue = [
          "title": "代理", "on": "2026-11-21",
          "answers": [
            "owner-name": ["family": "SANTOS", "given": "MARIA"], "who": "proxy", "reason": "入院中", "count": "2",
          ], "expect": ["accepted": true],
        ]
        _ = try await town.feature.desk.edit(
          town.draft, .addFile("examples/proxy.yaml", .tree(proxy)), by: BuilderTown.author)
        let after = try await client.get("\(town.outline)/examples").text
        #expect(!after.contains("「どなたが届け出ますか」の「代理人」") && !after.contains("代理の理由"))
        #expect(!after.contains("フリガナのない名前"))
      }
    }
  }

  @Test("tell beside each other what is expected and what came, and take what came")
  func take() async throws {
    try await withExamples { town in
      try await town.browse { client in
        let page = try await client.get(town.page("example", at: Self.own))
        #expect(page.status == .ok && !page.text.contains("builder.staff."))
        #expect(page.text.contains("300円") && page.text.contains("手数料が300円になりません"))
        #expect(page.text.contains("規則の手数料 0"))
        let taken = try await client.post(
          "\(town.outline)/example/expectation", [("at", Self.own.description), ("was", page.field("was") ?? "")])
        #expect(taken.status == .seeOther)
        let expected = try await town.folder()[Self.own.key("expect")]
        #expect(expected == ["accepted": true])
        let again = try await client.get(town.page("example", at: Self.own)).text
        #expect(again.contains("期待どおり") && !again.contains("今の結果を、期待することにする</button>"))
      }
    }
  }

  @Test("are renamed, copied and removed")
  func acts() async throws {
    try await withExamples { town in
      try await town.browse { client in
        let page = try await client.get(town.page("example", at: Self.own))
        let at = ("at", Self.own.description)
        let empty = try await client.post("\(town.outline)/example", [at, ("was", "本人が1頭を届け出る"), ("title", " ")])
        #expect(empty.status == .unprocessableContent && empty.errorsHaveTargets)
        _ = try await client.post(
          "\(town.outline)/example", [at, ("was", "本人が1頭を届け出る"), ("title", "本人の場合")])
        let title = try await town.folder().text(Self.own.key("title"))
        #expect(title == "本人の場合")
        let copied = try await client.post("\(town.outline)/example/copy", [at, ("was", page.field("was") ?? "")])
        #expect(copied.location.contains("examples%2Fexample-1.yaml"))
        let copy = try await town.folder()[DraftPath("examples/example-1.yaml")]
        #expect(copy?["title"]?.written == "本人の場合の写し" && copy?["answers"] == ExampleTown.example["answers"])
        let tree = try await town.folder()[Self.own]?.fieldText ?? ""
        _ = try await client.post("\(town.outline)/example/removal", [at, ("was", tree)])
        let gone = try await town.folder()[Self.own]
        #expect(gone == nil)
      }
    }
  }

  @Test("somebody else changed meanwhile are not removed")
  func conflict() async throws {
    try await withExamples { town in
      try await town.browse { client in
        let page = try await client.get(town.page("example", at: Self.own))
        let was = try await town.folder()[Self.own]?.fieldText ?? ""
        _ = try await town.feature.desk.edit(
          town.draft, .set(Self.own.key("title"), to: "別の名前", was: "本人が1頭を届け出る"), by: BuilderTown.colleague)
        #expect(page.status == .ok)
        let answer = try await client.post(
          "\(town.outline)/example/removal", [("at", Self.own.description), ("was", was)])
        #expect(answer.status == .conflict)
        let kept = try await town.folder().text(Self.own.key("title"))
        #expect(kept == "別の名前")
      }
    }
  }

  @Test("whose answers fit no question any more say so")
  func unfit() async throws {
    try await withExamples { town in
      _ = try await town.feature.desk.edit(
        town.draft, .set(Self.own.key("answers").key("colour"), to: "白", was: nil), by: BuilderTown.author)
      try await town.browse { client in
        let page = try await client.get(town.page("example", at: Self.own))
        #expect(page.status == .ok && page.text.contains("今の質問に合っていません"))
      }
    }
  }

  @Test("that are not there are not found", arguments: ["", "?at=", "?at=examples/none.yaml", "?at=form.yaml"])
  func missing(query: String) async throws {
    try await withExamples { town in
      try await town.browse { client in
        let answer = try await client.get("\(town.outline)/example\(query)")
        #expect(answer.status == .notFound)
      }
    }
  }
}
