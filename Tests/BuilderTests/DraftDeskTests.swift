import Kernel
import Ports
import ProcedureDraft
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Builder

/// A town with a builder, and people who work with it.
struct BuilderTown {
  let town: Town
  let library: LibraryAuthoring
  let audit: RecordingAudit

  var desk: DraftDesk { DraftDesk(town: town, authoring: library, audit: audit, shelf: DraftShelf()) }

  static func officer(_ name: String, _ role: Role, in department: String = "citizens") -> Officer {
    Officer(id: World.live.newID(), name: name, roles: [department: [role]])
  }

  static let author = officer("作成", .author), colleague = officer("同僚", .author)
  static let admin = officer("管理", .departmentAdmin)

  static func folder(_ title: String = "犬の登録", id: String = "dog-registration") -> DraftFolder {
    DraftStarter(id: id, title: title, department: "citizens", counter: "窓口").folder()
  }
}

func withBuilder<T>(
  _ engine: Engine = .sqlite, clock: TestClock = TestClock(), _ body: (BuilderTown) async throws -> T
) async throws -> T {
  try await withTown(engine, clock: clock, migrations: builderMigrations) { town in
    try await body(BuilderTown(town: town, library: LibraryAuthoring(), audit: RecordingAudit()))
  }
}

private let matter = DraftPath("form.yaml").key("sections").item("matter").key("questions").item("matter")
private let label = matter.key("label")

private func set(_ path: DraftPath, _ text: String, was: String?) -> DraftEdit {
  .set(path, to: .text(text), was: was.map { .text($0) })
}

@Suite("A draft on the desk") struct DraftDeskTests {
  @Test("keeps every edit, and another process sees it", arguments: Engine.available)
  func edits(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let desk = place.desk, other = place.desk
      let opened = try await desk.openFresh(
        DraftStarter(id: "dog-registration", title: "犬の登録", department: "citizens", counter: "窓口"),
        by: BuilderTown.author)
      let id = opened.draft.id
      var texts = ["申請の内容"]
      for number in 1...(DraftDesk.editsBetweenSnapshots + 5) {
        let hand = number.isMultiple(of: 2) ? desk : other
        let edit = set(label, "文\(number)", was: texts.last)
        guard case .saved(let saved) = try await hand.edit(id, edit, by: BuilderTown.author) else {
          #expect(Bool(false), "edit \(number)")
          return
        }
        #expect(saved.draft.revision == number)
        texts.append("文\(number)")
      }
      let fresh = try await place.desk.load(id, by: BuilderTown.author)
      let kept = try await desk.load(id, by: BuilderTown.author)
      #expect(fresh == kept && fresh.folder.text(label) == texts.last)
      let history = try await desk.history(id, by: BuilderTown.author, most: 3)
      #expect(history.map(\.revision) == [105, 104, 103])
    }
  }

  @Test("merges what two people do, and asks where they did the same", arguments: Engine.available)
  func merging(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let desk = place.desk
      let opened = try await desk.openTemplate(
        BuilderTown.folder(), as: "cat-registration", titled: "猫の登録", in: "citizens", by: BuilderTown.author)
      let id = opened.draft.id
      _ = try await desk.edit(id, set(label, "わたし", was: "申請の内容"), by: BuilderTown.author)
      let hint = try await desk.edit(id, set(matter.key("hint"), "説明", was: nil), by: BuilderTown.colleague)
      guard case .saved(let both) = hint else { return #expect(Bool(false), "\(hint)") }
      #expect(both.folder.text(label) == "わたし" && both.folder.text(matter.key("hint")) == "説明")
      let late = try await desk.edit(id, set(label, "同僚", was: "申請の内容"), by: BuilderTown.colleague)
      guard case .conflict(let conflicts, let now) = late else { return #expect(Bool(false), "\(late)") }
      #expect(conflicts.map(\.theirs) == [.text("わたし")] && now.draft.revision == 2)
      let chosen = try await desk.edit(id, set(label, "同僚", was: "わたし"), by: BuilderTown.colleague)
      guard case .saved(let saved) = chosen else { return #expect(Bool(false), "\(chosen)") }
      #expect(saved.folder.text(label) == "同僚")
      let again = try await desk.edit(id, set(label, "同僚", was: "わたし"), by: BuilderTown.author)
      #expect(again == .unchanged(saved))
    }
  }

  @Test("takes back the last edit of the one who asks, and the one before", arguments: Engine.available)
  func undo(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let desk = place.desk
      let id = try await desk.openTemplate(
        BuilderTown.folder(), as: "a", titled: "あ", in: "citizens", by: BuilderTown.author
      ).draft.id
      _ = try await desk.edit(id, set(label, "一", was: "申請の内容"), by: BuilderTown.author)
      _ = try await desk.edit(id, set(matter.key("hint"), "説明", was: nil), by: BuilderTown.colleague)
      _ = try await desk.edit(id, set(label, "二", was: "一"), by: BuilderTown.author)
      let first = try await desk.undo(id, by: BuilderTown.author)
      let second = try await desk.undo(id, by: BuilderTown.author)
      #expect(first.folder.text(label) == "一" && second.folder.text(label) == "申請の内容")
      #expect(second.folder.text(matter.key("hint")) == "説明" && second.draft.revision == 5)
      await #expect(throws: BuilderProblem.nothingToUndo) { try await desk.undo(id, by: BuilderTown.author) }
      // What was undone comes again when that is undone, and can be undone once more.
      let again = try await desk.undo(id, revision: second.draft.revision, by: BuilderTown.author)
      let gone = try await desk.undo(id, by: BuilderTown.author)
      #expect(again.folder.text(label) == "一" && gone.folder.text(label) == "申請の内容")
    }
  }

  @Test("is one for each procedure, whoever opens it", arguments: Engine.available)
  func once(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let version = place.library.add(BuilderTown.folder())
      let first = try await place.desk.openVersion(version, by: BuilderTown.author)
      let second = try await place.desk.openVersion(version, by: BuilderTown.colleague)
      #expect(first == second && first.draft.base == version)
      await #expect(throws: BuilderProblem.idTaken) {
        try await place.desk.openTemplate(
          BuilderTown.folder(), as: "dog-registration", titled: "犬", in: "citizens", by: BuilderTown.author)
      }
    }
  }

  @Test("is for the officers of its department", arguments: [Role.clerk, .decider, .auditor, .registrar, .engineer])
  func others(role: Role) async throws {
    try await withBuilder { place in
      let id = try await place.desk.openTemplate(
        BuilderTown.folder(), as: "a", titled: "あ", in: "citizens", by: BuilderTown.author
      ).draft.id
      for stranger in [BuilderTown.officer("他", role), BuilderTown.officer("他課", .author, in: "taxes")] {
        await #expect(throws: BuilderProblem.notYourDepartment) { try await place.desk.load(id, by: stranger) }
        let listed = try await place.desk.list(by: stranger)
        #expect(listed.isEmpty)
      }
      let own = try await place.desk.list(by: BuilderTown.colleague)
      #expect(own.map(\.id) == [id])
    }
  }

  @Test("goes out as an archive and comes in again as it was")
  func archive() async throws {
    try await withBuilder { place in
      let opened = try await place.desk.openTemplate(
        BuilderTown.folder(), as: "a", titled: "あ", in: "citizens", by: BuilderTown.author)
      let archive = try await place.desk.export(opened.draft.id, by: BuilderTown.author)
      #expect(archive.name == "a.zip")
      _ = try await place.desk.discard(opened.draft.id, by: BuilderTown.author)
      await #expect(throws: BuilderProblem.archiveUnreadable) {
        try await place.desk.openArchive(Array(archive.bytes.dropFirst(9)), by: BuilderTown.author)
      }
      let again = try await place.desk.openArchive(archive.bytes, by: BuilderTown.author).opened
      #expect(again.folder[DraftPath("form.yaml")] == opened.folder[DraftPath("form.yaml")])
      #expect(place.audit.actions == ["builder.opened", "builder.exported", "builder.discarded", "builder.opened"])
    }
  }

  @Test("refuses an edit that has no place, and stays as it is")
  func unfit() async throws {
    try await withBuilder { place in
      let id = try await place.desk.openTemplate(
        BuilderTown.folder(), as: "a", titled: "あ", in: "citizens", by: BuilderTown.author
      ).draft.id
      for edit in [
        DraftEdit.set(label, to: .text("a\u{0}"), was: .text("申請の内容")), .addFile("../x.yaml", .tree(.null)),
        .insert(.text("a"), into: label, .last),
      ] {
        await #expect(throws: BuilderProblem.unfitEdit) { try await place.desk.edit(id, edit, by: BuilderTown.author) }
      }
      let opened = try await place.desk.load(id, by: BuilderTown.author)
      #expect(opened.draft.revision == 0)
    }
  }
}

@Suite("The way of a draft to publication") struct PublishDraftTests {
  private func opened(_ place: BuilderTown) async throws -> ID<Draft> {
    try await place.desk.openTemplate(
      BuilderTown.folder(), as: "a", titled: "あ", in: "citizens", by: BuilderTown.author
    ).draft.id
  }

  @Test("needs two people", arguments: Engine.available)
  func fourEyes(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let desk = place.desk, id = try await opened(place)
      _ = try await desk.propose(id, by: BuilderTown.admin)
      await #expect(throws: BuilderProblem.notEditable) {
        try await desk.edit(id, set(label, "一", was: "申請の内容"), by: BuilderTown.author)
      }
      await #expect(throws: BuilderProblem.ownProposal) { try await desk.approve(id, by: BuilderTown.admin) }
      await #expect(throws: BuilderProblem.notYourDepartment) { try await desk.approve(id, by: BuilderTown.author) }
      await #expect(throws: BuilderProblem.stepNotAllowed) { try await desk.publish(id, by: BuilderTown.admin) }
      let second = BuilderTown.officer("第二", .townAdmin, in: Officer.everyDepartment)
      let approved = try await desk.approve(id, by: second)
      #expect(approved.state == .approved && approved.approvedBy == second.id)
      let period = OpenPeriod(from: CivilDate("2027-04-01"), to: CivilDate("2028-03-31"))
      let published = try await desk.publish(id, in: period, by: BuilderTown.admin)
      #expect(published.state == .published && published.published != nil && place.library.published == [period])
      await #expect(throws: BuilderProblem.stepNotAllowed) { try await desk.discard(id, by: BuilderTown.author) }
      #expect(
        place.audit.actions
          == ["builder.opened", "builder.proposed", "builder.approved", "builder.published"])
    }
  }

  @Test("goes back with words, and forgets who proposed", arguments: Engine.available)
  func sentBack(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let desk = place.desk, id = try await opened(place)
      _ = try await desk.propose(id, by: BuilderTown.author)
      await #expect(throws: BuilderProblem.remarkMissing) {
        try await desk.sendBack(id, saying: " \n", by: BuilderTown.admin)
      }
      let back = try await desk.sendBack(id, saying: "手数料を確かめてください", by: BuilderTown.admin)
      #expect(back.state == .editing && back.remark == "手数料を確かめてください" && back.proposedBy == nil)
      let again = try await desk.propose(id, by: BuilderTown.colleague)
      #expect(again.remark.isEmpty)
      let taken = try await desk.takeBack(id, by: BuilderTown.author)
      #expect(taken.state == .editing)
    }
  }

  @Test("ends at mistakes, at days the wrong way round, and at a version that came between")
  func refused() async throws {
    try await withBuilder { place in
      let version = place.library.add(BuilderTown.folder())
      let desk = place.desk, id = try await desk.openVersion(version, by: BuilderTown.author).draft.id
      _ = try await desk.propose(id, by: BuilderTown.author)
      _ = try await desk.approve(id, by: BuilderTown.admin)
      await #expect(throws: BuilderProblem.periodReversed) {
        try await desk.publish(
          id, in: OpenPeriod(from: CivilDate("2027-04-02"), to: CivilDate("2027-04-01")), by: BuilderTown.admin)
      }
      place.library.add(BuilderTown.folder("犬の新しい登録"))
      await #expect(throws: BuilderProblem.outdated) { try await desk.publish(id, by: BuilderTown.admin) }
      _ = try await desk.publish(id, overriding: true, by: BuilderTown.admin)
      let untitled = try await desk.openTemplate(
        BuilderTown.folder(), as: "b", titled: "", in: "citizens", by: BuilderTown.author
      ).draft.id
      _ = try await desk.propose(untitled, by: BuilderTown.author)
      await #expect(throws: BuilderProblem.mistakesLeft) { try await desk.approve(untitled, by: BuilderTown.admin) }
    }
  }

  @Test("every step outside the table is refused", arguments: Draft.State.allCases)
  func steps(from: Draft.State) {
    for to in Draft.State.allCases where !Draft.State.steps[from, default: []].contains(to) {
      var draft = Draft(
        id: World.live.newID(), procedure: "a", title: "", department: "", base: nil, state: from,
        owner: World.live.newID(), revision: 0, createdAt: Instant(milliseconds: 0), changedAt: Instant(milliseconds: 0), proposedBy: nil,
        approvedBy: nil, remark: "", published: nil)
      #expect(throws: BuilderProblem.stepNotAllowed) { try draft.move(to: to) }
    }
  }

  @Test("an earlier version comes again as a draft of its own")
  func rollBack() async throws {
    try await withBuilder { place in
      let first = place.library.add(BuilderTown.folder()), second = place.library.add(BuilderTown.folder("新"))
      let opened = try await place.desk.rollBack(to: first, by: BuilderTown.author)
      #expect(opened.folder.title == "犬の登録" && opened.draft.base == second)
      let difference = try await place.desk.difference(opened.draft.id, by: BuilderTown.author)
      #expect(difference.sentences(in: .japanese).contains("手続きの名前：新 → 犬の登録"))
    }
  }
}
