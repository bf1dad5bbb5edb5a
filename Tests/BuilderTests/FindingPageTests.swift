import FormSchema
import HTTPTypes
import Kernel
import Ports
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

private func finding(
  _ severity: DraftFinding.Severity = .mistake, _ code: String = "not-an-id", at path: DraftPath, rule: Int? = nil,
  line: Int? = nil, _ what: String = "見つけたこと"
) -> DraftFinding {
  DraftFinding(severity, code, at: path, line: line, rule: rule, what: [.japanese: what], advice: [.japanese: "こうします。"])
}

@Suite("The findings of a draft") struct FindingPageTests {
  private static let form = DraftPath("form.yaml")

  @Test("stand on their page with the way to where they are mended, and are counted beside its name")
  func page() async throws {
    try await withPages { pages in
      let options = PagesTown.owner.item("who").key("options")
      let was = try await pages.folder()[options]
      _ = try await pages.feature.desk.edit(pages.draft, .set(options, to: nil, was: was), by: BuilderTown.author)
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/findings")
        #expect(page.status == .ok && !page.text.contains("builder.staff."))
        #expect(page.text.contains("選択肢がありません。") && page.text.contains("直さないと公開できない所（1）"))
        let href = pages.page("question", at: PagesTown.owner.item("who"))
        #expect(page.text.contains("href=\"\(href)\"") && page.text.contains("申請書"))
        for path in ["", "/facts", "/findings"] {
          let text = try await client.get(pages.outline + path).text
          #expect(text.contains("ds-badge\">1<"), "\(path)")
        }
      }
    }
  }

  @Test("tell how far the full check is, and never wait for it")
  func standing() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = "\(pages.outline)/findings"
        let first = try await client.get(address)
        #expect(first.text.contains("data-poll=\"\(address)/progress\"") && first.text.contains("これから確かめます"))
        #expect(first.text.contains("直す所は見つかりませんでした") && !first.text.contains("公開の申し出に進めます"))
        #expect(try await client.get("\(address)/progress").status == .accepted)
        #expect(await pages.feature.checkNext())
        let done = try await client.get("\(address)/progress")
        #expect(done.status == .ok && done.text.contains("すべて確かめました") && done.text.contains("href=\"\(address)\""))
        let last = try await client.get(address)
        #expect(!last.text.contains("data-poll") && last.text.contains("公開の申し出に進めます"))
        // The same revision is not checked again.
        #expect(await !pages.feature.checkNext())
      }
    }
  }

  @Test("are not for officers who make no procedures")
  func clerk() async throws {
    try await withPages { pages in
      try await pages.browse(as: BuilderTown.officer("窓口", .clerk)) { client in
        for path in ["findings", "findings/progress", "facts", "facts/about"] {
          let answer = try await client.get("\(pages.outline)/\(path)")
          #expect(answer.status == .forbidden, "\(path)")
        }
      }
    }
  }

  @Test("lead to the page that changes their place", arguments: [
    (finding(at: PagesTown.owner.item("who").key("options").item("self")), "question", "どなたが届け出ますか"),
    (finding(at: PagesTown.owner.item("reason").key("when")), "condition", "代理の理由"),
    (finding(at: PagesTown.matter.item("dogs").key("questions").item("call").key("label")), "question", "呼び名"),
    (finding(at: PagesTown.sections.item("owner").key("title")), "section", "飼い主"),
    (finding(at: PagesTown.sections.item("owner").key("when")), "condition", "飼い主"),
    (finding(at: form.key("checks").item("order").key("must")), "check", "順に入力してください"),
    (finding(at: form), "", "申請書"), (finding(at: DraftPath("tables/ward.csv"), line: 3), "", "表「ward」の3行目"),
    (finding(at: FactGroup.file.key("other-ways").key("phone")), "facts/ways#set%3Aphone", "電話"),
    (finding(at: FactGroup.file.key("related").index(1)), "facts/place#set%3Arelated", "関連する手続き"),
    (finding(at: FactGroup.file.key("reasons").key("a")), "facts/reasons", "理由「a」"),
    (finding(at: FactGroup.file), "facts", "案内"),
    (finding(at: DraftPath("decisions/fee.dmn"), rule: 2), "decision", "手数料のルール2"),
    (finding(at: DraftPath("messages.yaml").key("received").key("body")), "message", "お知らせ"),
    (finding(at: DraftPath("messages.yaml")), "messages", "お知らせ"),
    (finding(at: DraftPath("text/en.yaml")), "words", "英語"),
    (finding(at: DraftPath("examples/a.yaml")), "examples", "a"),
    (finding(at: DraftPath("documents/receipt.yaml").key("blocks").index(0).key("paragraph")), "paper-block", "受付票"),
    (finding(at: DraftPath("documents/receipt.yaml").key("title")), "paper-facts", "受付票"),
    (finding(at: DraftPath("documents/gone.yaml")), "papers", "gone"),
  ])
  func places(finding: DraftFinding, page: String, name: String) async throws {
    try await withPages { pages in
      let check: JSONValue = ["id": "order", "at": "count", "must": "count > 0", "message": "順に入力してください"]
      _ = try await pages.feature.desk.edit(
        pages.draft, .insert(check, into: Self.form.key("checks"), .last), by: BuilderTown.author)
      let open = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author)
      let place = MendingPlace(finding, DraftReading(open, BuilderFeature.catalogue.texts(in: .japanese)))
      #expect(place.name.contains(name), "\(place)")
      #expect(place.href.hasPrefix(page.isEmpty ? pages.outline : "\(pages.outline)/\(page)"), "\(place)")
      try await pages.browse { client in
        let answer = try await client.get(String(place.href.prefix { $0 != "#" }))
        #expect(answer.status == .ok, "\(place)")
      }
    }
  }

  @Test("are judged as the full check judges them: a gap that no application meets is advice")
  func judged() async throws {
    try await withPages { pages in
      let gap = DraftPath("decisions/fee.dmn")
      let soft = finding(.advice, "table-proof", at: gap), hard = finding(.mistake, "table-proof", at: gap)
      let example = DraftExample(id: "a", title: "例", findings: [finding(at: DraftPath("examples/a.yaml"), "違う")])
      let gone = finding(at: FactGroup.file, "前にあったこと")
      let proof = finding(.advice, "form-proof", at: Self.form, "届かない質問")
      let check = DraftCheck(findings: [gone, soft, proof], examples: [example], procedure: nil)
      let open = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author)
      let reading = DraftReading(open, BuilderFeature.catalogue.texts(in: .japanese))
      let model = FindingsModel(reading, quick: [hard], .done(check))
      #expect(model.mistakes.map(\.finding) == example.findings)
      #expect(model.advice.map(\.finding) == [proof, soft], "by the parts of the draft")
      let before = FindingsModel(reading, quick: [hard], .running)
      #expect(before.mistakes.map(\.finding) == [hard] && before.advice.isEmpty)
    }
  }
}

@Suite("The full check of drafts") struct DraftCheckTests {
  private static let today = TestClock().world.today
  private static let empty = DraftCheck(findings: [], examples: [], procedure: nil)

  private func draft(_ id: ID<Draft>, _ revision: Int) -> OpenDraft {
    let now = TestClock().now
    let draft = Draft(
      id: id, procedure: "a", title: "あ", department: "citizens", base: nil, state: .editing, owner: World.live.newID(),
      revision: revision, createdAt: now, changedAt: now, proposedBy: nil, approvedBy: nil, remark: "", published: nil)
    return OpenDraft(draft: draft, folder: BuilderTown.folder())
  }

  @Test("is done for one draft after the other, each at the revision that was asked for last")
  func queue() {
    let checks = DraftChecks()
    let first: ID<Draft> = World.live.newID(), second: ID<Draft> = World.live.newID()
    for (id, revision) in [(first, 1), (second, 1), (first, 3), (first, 2)] {
      checks.ask(draft(id, revision), on: Self.today)
    }
    guard let running = checks.take() else { return #expect(Bool(false)) }
    #expect(running.draft == first && running.revision == 3)
    #expect(checks.take() == nil, "one at a time")
    #expect(checks.standing(of: draft(first, 3).draft, on: Self.today).isUnderWay)
    guard case .waiting(ahead: 1) = checks.standing(of: draft(second, 1).draft, on: Self.today) else {
      return #expect(Bool(false))
    }
    checks.finish(running, Self.empty, on: Self.today)
    #expect(checks.full(of: draft(first, 3).draft, on: Self.today) != nil)
    #expect(checks.full(of: draft(first, 4).draft, on: Self.today) == nil)
    #expect(checks.full(of: draft(first, 3).draft, on: Self.today.adding(days: 1)) == nil)
    checks.ask(draft(first, 3), on: Self.today)
    #expect(checks.take()?.draft == second && checks.take() == nil)
  }

  @Test("of an old revision does not hide what is known of a later one")
  func late() {
    let checks = DraftChecks(), id: ID<Draft> = World.live.newID()
    checks.ask(draft(id, 1), on: Self.today)
    guard let old = checks.take() else { return #expect(Bool(false)) }
    checks.keep(quick: [], of: draft(id, 2).draft)
    checks.finish(old, Self.empty, on: Self.today)
    #expect(checks.findings(of: draft(id, 2).draft) == [] && checks.findings(of: draft(id, 1).draft) == nil)
  }

  @Test("that could not be carried out is told, and done when somebody asks again")
  func failed() {
    let checks = DraftChecks(), open = draft(World.live.newID(), 1)
    checks.ask(open, on: Self.today)
    if let ask = checks.take() { checks.finish(ask, nil, on: Self.today) }
    guard case .failed = checks.standing(of: open.draft, on: Self.today) else { return #expect(Bool(false)) }
    checks.ask(open, on: Self.today)
    #expect(checks.take()?.revision == 1)
  }

  @Test("keeps no more drafts than it may")
  func bounded() {
    let checks = DraftChecks()
    let opens = (0..<DraftChecks.most * 2).map { _ in draft(World.live.newID(), 1) }
    for open in opens {
      checks.keep(quick: [], of: open.draft)
      checks.ask(open, on: Self.today)
    }
    #expect(opens.count { checks.findings(of: $0.draft) != nil } == DraftChecks.most)
    #expect(opens.count { checks.standing(of: $0.draft, on: Self.today).isUnderWay } == DraftChecks.most)
  }

  @Test("that found nothing in the way is what approving and publishing stand on; one with mistakes is done anew")
  func publishing() async throws {
    try await withBuilder { place in
      let desk = place.desk
      let id = try await desk.openFresh(
        DraftStarter(id: "dog-registration", title: "犬の登録", department: "citizens", counter: "窓口"),
        by: BuilderTown.author
      ).draft.id
      _ = try await desk.propose(id, by: BuilderTown.author)
      let open = try await desk.load(id, by: BuilderTown.author)
      // As if the check had come out otherwise than one of now would.
      let other = try await place.library.check(BuilderTown.folder("別の名前"), .full)
      let own = LibraryAuthoring.version(open.folder)
      for (check, version) in [(Self.empty, own), (other, other.procedure?.version)] {
        desk.checks.finish(.init(draft: id, revision: 0, folder: open.folder), check, on: place.town.world.today)
        let known = try await desk.fullCheck(of: open).procedure?.version
        #expect(known == version && version != nil)
      }
      _ = try await desk.approve(id, by: BuilderTown.admin)
      let published = try await desk.publish(id, by: BuilderTown.admin)
      #expect(published.published == other.procedure?.version && published.published != own)
    }
  }
}
