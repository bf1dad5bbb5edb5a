import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("Where something is used") struct UsesPageTests {
  @Test("is told of a question and of each of its options, with the way there")
  func question() async throws {
    try await withPages { pages in
      let who = PagesTown.owner.item("who"), condition = PagesTown.owner.item("reason").key("when")
      try await pages.browse { client in
        let form = try await client.get(pages.page("question", at: who)).text
        #expect(form.contains("/uses?at="))
        let text = try await client.get(pages.page("uses", at: who)).text
        #expect(text.contains("1か所で使われています") && text.contains(pages.page("condition", at: condition)))
        #expect(text.contains("<h2>条件</h2>"))
        let options = text.components(between: "選択肢ごと", and: "</main>")
        #expect(options.contains("代理人") && options.contains("どこでも使われていません。"))
        let unused = try await client.get(pages.page("uses", at: PagesTown.matter.item("count"))).text
        #expect(unused.contains("どこでも使われていません。"))
        #expect(try await client.get("\(pages.outline)/uses?at=form.yaml").status == .notFound)
      }
    }
  }

  @Test("is told of a group: here, and which other procedures have a copy")
  func group() async throws {
    try await withPages { pages in
      let group: JSONValue = ["version": 1, "questions": [["id": "name", "type": "name", "label": "氏名"]]]
      let file = "groups/person.yaml"
      _ = try await pages.feature.desk.edit(pages.draft, .addFile(file, .tree(group)), by: BuilderTown.author)
      _ = try await pages.feature.desk.edit(
        pages.draft, .insert(["use": "person", "as": "helper"], into: PagesTown.owner, .last), by: BuilderTown.author)
      for (id, label) in [("with-same", "氏名"), ("with-other", "名前")] {
        var folder = BuilderTown.folder("手続き\(label)", id: id)
        let copy: JSONValue = ["version": 1, "questions": [["id": "name", "type": "name", "label": .text(label)]]]
        _ = try folder.apply(.addFile(file, .tree(copy)))
        // What belongs to another department is named, and cannot be opened.
        if id == "with-same" {
          let department = DraftPath("procedure.yaml").key("department")
          _ = try folder.apply(.setText(department, to: "taxes", in: folder))
        }
        pages.place.library.add(folder)
      }
      try await pages.browse { client in
        let text = try await client.get("\(pages.outline)/uses?group=person").text
        #expect(text.contains("ほかの手続き（2件）") && text.contains("同じ内容") && text.contains("内容が違います"))
        #expect(text.contains("/staff/builder/procedures/with-other") && !text.contains("procedures/with-same"))
        #expect(try await client.get("\(pages.outline)/uses?group=nobody").status == .notFound)
        #expect(try await client.get("\(pages.outline)/uses?group=%2E%2E%2Fx").status == .notFound)
      }
    }
  }
}
