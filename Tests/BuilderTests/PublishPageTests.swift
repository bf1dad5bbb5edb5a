import FormSchema
import HTTPTypes
import Kernel
import Ports
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

extension PagesTown {
  /// The way to the residents, as far as it goes.
  func bring(to state: Draft.State) async throws {
    let desk = feature.desk
    guard state != .editing else { return }
    _ = try await desk.propose(draft, saying: "手数料を直しました", by: BuilderTown.author)
    guard state != .proposed else { return }
    _ = try await desk.approve(draft, by: BuilderTown.admin)
    guard state != .approved else { return }
    _ = try await desk.publish(draft, by: BuilderTown.admin)
  }

  /// A draft of 猫の届出, which is open, with another title.
  func draftOfCats(title: String = "猫の登録") async throws -> ID<Draft> {
    let opened = try await feature.desk.openVersion(cats, by: BuilderTown.author)
    let path = DraftPath("procedure.yaml").key("title")
    _ = try await feature.desk.edit(
      opened.draft.id, .setText(path, to: title, in: opened.folder), by: BuilderTown.author)
    return opened.draft.id
  }
}

@Suite("The page about publication") struct PublishPageTests {
  @Test("leads a draft from one person to the other and to the residents")
  func way() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/publish")
        #expect(page.status == .ok && page.text.contains("はじめて公開する手続きです") && page.text.contains("公開を申し出る"))
        let sent = try await client.post("\(pages.outline)/proposal", [("words", "犬の登録を始めます。\r\n9月からです。")])
        #expect(sent.status == .seeOther && sent.location == "\(pages.outline)/publish?done=proposal")
        let own = try await client.get(sent.location).text
        #expect(own.contains("公開を申し出ました") && own.contains("ご自分の申し出は、ご自分では承認できません"))
        #expect(own.contains("犬の登録を始めます。") && !own.contains("\(pages.outline)/approval\""))
      }
      try await pages.browse(as: BuilderTown.admin) { client in
        let page = try await client.get("\(pages.outline)/publish").text
        #expect(page.contains("作成さんが公開を申し出ました") && page.contains("9月からです。"))
        let approved = try await client.post("\(pages.outline)/approval")
        #expect(try await client.get(approved.location).text.contains("受付を始めるとき"))
        let published = try await client.post("\(pages.outline)/publication", [("start", "now"), ("end", "open")])
        #expect(published.status == .seeOther)
        let done = try await client.get(published.location).text
        #expect(done.contains("この下書きは公開しました") && !done.contains("取り下げて編集に戻す"))
      }
      #expect(pages.place.library.published == [OpenPeriod()])
      let draft = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author).draft
      #expect(draft.state == .published)
    }
  }

  @Test("shows why one's own proposal waits, and lets nobody approve it by hand")
  func fourEyes() async throws {
    try await withPages { pages in
      _ = try await pages.feature.desk.propose(pages.draft, by: BuilderTown.admin)
      try await pages.browse(as: BuilderTown.admin) { client in
        let page = try await client.get("\(pages.outline)/publish")
        let refused = try await client.post("\(pages.outline)/approval")
        #expect(page.text.contains("ご自分の申し出は") && refused.status == .forbidden)
      }
      try await pages.browse(as: BuilderTown.colleague) { client in
        let page = try await client.get("\(pages.outline)/publish")
        let refused = try await client.post("\(pages.outline)/approval")
        #expect(page.text.contains("承認をお待ちください") && refused.status == .forbidden)
      }
      let draft = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author).draft
      #expect(draft.state == .proposed)
    }
  }

  @Test("keeps a draft with mistakes from taking somebody's time, and names them")
  func mistakes() async throws {
    try await withPages { pages in
      let options = PagesTown.owner.item("who").key("options")
      let was = try await pages.folder()[options]
      _ = try await pages.feature.desk.edit(pages.draft, .set(options, to: nil, was: was), by: BuilderTown.author)
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/publish").text
        #expect(page.contains("公開の前に直す所が1か所あります") && page.contains("選択肢がありません。"))
        #expect(!page.contains("\(pages.outline)/proposal"))
        let sent = try await client.post("\(pages.outline)/proposal", [("words", "急ぎます")])
        #expect(sent.status == .unprocessableContent && sent.errorsHaveTargets)
      }
      let draft = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author).draft
      #expect(draft.state == .editing)
    }
  }

  @Test("sends back with words only, and shows them to whoever goes on")
  func sentBack() async throws {
    try await withPages { pages in
      try await pages.bring(to: .proposed)
      try await pages.browse(as: BuilderTown.admin) { client in
        _ = try await client.get("\(pages.outline)/publish")
        let empty = try await client.post("\(pages.outline)/returning", [("remark", " ")])
        #expect(empty.status == .unprocessableContent && empty.errorsHaveTargets)
        let long = String(repeating: "長", count: DraftDesk.mostRemark + 1)
        let tooLong = try await client.post("\(pages.outline)/returning", [("remark", long)])
        #expect(tooLong.status == .unprocessableContent && tooLong.text.contains(long))
        _ = try await client.post("\(pages.outline)/returning", [("remark", "頭数の単位を入れてください。")])
      }
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/publish").text
        #expect(page.contains("直してほしい所があります") && page.contains("頭数の単位を入れてください。"))
        _ = try await client.post("\(pages.outline)/proposal", [("words", "")])
        _ = try await client.post("\(pages.outline)/retraction")
        let back = try await client.get("\(pages.outline)/publish").text
        #expect(back.contains("公開を申し出る") && !back.contains("頭数の単位を"))
      }
    }
  }

  @Test("takes days in either calendar", arguments: [
    ("令和9年4月1日", "2028/3/31", "2027-04-01", "2028-03-31"), ("2026-11-21", "", "2026-11-21", ""),
    ("", "令和8年11月21日", "", "2026-11-21"),
  ])
  func days(from: String, to: String, first: String, last: String) async throws {
    try await withPages { pages in
      try await pages.bring(to: .approved)
      try await pages.browse(as: BuilderTown.admin) { client in
        _ = try await client.get("\(pages.outline)/publish")
        let sent = try await client.post("\(pages.outline)/publication", [
          ("start", from.isEmpty ? "now" : "day"), ("from", from), ("end", to.isEmpty ? "open" : "day"), ("to", to),
        ])
        #expect(sent.status == .seeOther)
      }
      #expect(pages.place.library.published == [OpenPeriod(from: CivilDate(first), to: CivilDate(last))])
    }
  }

  @Test("refuses days that are none, over or reversed, and keeps what was typed", arguments: [
    ("day", "", "open", "", "from"), ("day", "来月", "open", "", "from"), ("day", "2026-11-20", "open", "", "from"),
    ("now", "", "day", "", "to"), ("now", "", "day", "2026-11-20", "to"),
    ("day", "2027-04-02", "day", "2027-04-01", "to"),
  ])
  func wrongDays(start: String, from: String, end: String, to: String, field: String) async throws {
    try await withPages { pages in
      try await pages.bring(to: .approved)
      try await pages.browse(as: BuilderTown.admin) { client in
        _ = try await client.get("\(pages.outline)/publish")
        let sent = try await client.post("\(pages.outline)/publication", [
          ("start", start), ("from", from), ("end", end), ("to", to),
        ])
        #expect(sent.status == .unprocessableContent && sent.errorsHaveTargets)
        #expect(sent.text.contains("href=\"#\(field)\"") && sent.field(field) == (field == "from" ? from : to))
      }
      #expect(pages.place.library.published.isEmpty)
    }
  }

  @Test("waits for its day, and can be stopped until then")
  func planned() async throws {
    try await withPages { pages in
      try await pages.bring(to: .approved)
      try await pages.browse(as: BuilderTown.admin) { client in
        _ = try await client.get("\(pages.outline)/publish")
        let sent = try await client.post("\(pages.outline)/publication", [
          ("start", "day"), ("from", "令和9年4月1日"), ("end", "open"),
        ])
        let list = try await client.get("/staff/builder").text
        #expect(list.contains("公開の予定") && list.contains("href=\"\(pages.outline)\""))
        let waiting = try await client.get(sent.location).text
        #expect(waiting.contains("公開の予定があります") && waiting.contains("令和9年4月1日（2027年・木曜日）から"))
        let stopped = try await client.post("\(pages.outline)/cancellation")
        #expect(try await client.get(stopped.location).text.contains("公開の予定を取り消しました"))
        #expect(try await client.post("\(pages.outline)/cancellation").status == .conflict)
        let opened = try await client.post("\(pages.outline)/publication", [("start", "now"), ("end", "open")])
        #expect(opened.status == .seeOther)
      }
      let draft = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author).draft
      #expect(draft.state == .published)
      #expect(pages.place.audit.actions.contains("builder.plan-cancelled"))
    }
  }

  @Test("does not overwrite a version that came between, unless somebody says so")
  func outdated() async throws {
    try await withPages { pages in
      let id = try await pages.draftOfCats(), address = DraftAddress(id).page("publish")
      _ = try await pages.feature.desk.propose(id, by: BuilderTown.author)
      _ = try await pages.feature.desk.approve(id, by: BuilderTown.admin)
      pages.place.library.add(BuilderTown.folder("猫の新しい届出", id: "cat-registration"))
      try await pages.browse(as: BuilderTown.admin) { client in
        let page = try await client.get(address).text
        #expect(page.contains("第2版が公開されました") && page.contains("猫の新しい届出 → 猫の登録"))
        let path = "\(DraftAddress(id).outline)/publication"
        let refused = try await client.post(path, [("start", "now"), ("end", "open")])
        #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets)
        let taken = try await client.post(path, [("start", "now"), ("end", "open"), ("overriding", "yes")])
        #expect(taken.status == .seeOther)
      }
    }
  }

  @Test("gives a draft up, and as an archive")
  func discarded() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/publish")
        let archive = try await client.get("\(pages.outline)/export")
        #expect(archive.headers[.contentType] == "application/zip" && archive.text.hasPrefix("PK"))
        let gone = try await client.post("\(pages.outline)/discarding")
        let page = try await client.get(gone.location).text
        #expect(page.contains("下書きをやめました") && !page.contains("<h2 id=\"next\""))
        #expect(try await client.post("\(pages.outline)/proposal", [("words", "")]).status == .conflict)
      }
    }
  }
}

@Suite("What differs between two versions") struct DifferenceGroupTests {
  private func difference(_ change: (inout DraftFolder) throws -> Void) throws -> DraftDifference {
    var old = BuilderTown.folder()
    let form = DraftPath("form.yaml")
    try old.apply(.set(form, to: PagesTown.form, was: old[form]))
    var new = old
    try change(&new)
    return DraftDifference(from: old, to: new)
  }

  @Test("is told by what it is about, and what a resident meets at once comes first")
  func groups() throws {
    let who = PagesTown.owner.item("who"), facts = DraftPath("procedure.yaml")
    let cases: [(DraftPath, String?, DifferenceGroup, Bool)] = [
      (who.key("label"), "だれですか", .questions, true), (who.key("hint"), "説明", .questions, false),
      (who.key("optional"), "true", .questions, true), (who.key("when"), "count > 1", .conditions, false),
      (facts.key("cost"), "300円", .facts, true), (facts.key("retention-years"), "9", .facts, false),
      (DraftPath("text/en.yaml").key("procedure.title"), "Dogs", .words, false),
    ]
    for (path, value, group, isNoticed) in cases {
      let found = try difference { folder in
        try folder.apply(.set(path, to: value.map { .text($0) }, was: folder[path]))
      }
      let groups = found.changes.map(DifferenceGroup.init)
      #expect(groups == [group] && found.changes.map(\.isNoticed) == [isNoticed], "\(path) \(found.changes)")
    }
  }
}
